import { expect, test } from 'vitest';
import { fittedPart, paddedRange, valueRange } from '#renderer/charts/fitted-range.ts';

const xs = [0, 1, 2, 3];

test('the range of all columns within x by hand, gaps left out', () => {
  const columns = [
    [543, 100, null, 98],
    [null, 120, 99, 97],
  ];
  expect(valueRange(xs, columns, { min: 1, max: 3 })).toEqual({ min: 97, max: 120 });
  expect(valueRange(xs, columns, { min: 0, max: 0 })).toEqual({ min: 543, max: 543 });
});

test('nothing in sight has no range', () => {
  expect(valueRange(xs, [[null, null, null, null]], { min: 0, max: 3 })).toBeNull();
  expect(valueRange([], [], { min: 0, max: 1 })).toBeNull();
});

test('the start is left out only where something follows it', () => {
  expect(fittedPart({ min: 0, max: 30 }, 1)).toEqual({ min: 1, max: 30 });
  expect(fittedPart({ min: 5, max: 30 }, 1)).toEqual({ min: 5, max: 30 });
  expect(fittedPart({ min: 0, max: 0.8 }, 1)).toEqual({ min: 0, max: 0.8 });
  expect(fittedPart({ min: 0, max: 30 }, null)).toEqual({ min: 0, max: 30 });
});

test('a range gets air, a constant a range, and nothing the unit', () => {
  expect(paddedRange({ min: 100, max: 200 })).toEqual([94, 206]);
  expect(paddedRange({ min: 0.1, max: 10 })[0]).toBe(0);
  expect(paddedRange({ min: -5, max: -5 })).toEqual([-5.5, -4.5]);
  expect(paddedRange({ min: 0, max: 0 })).toEqual([-0.1, 0.1]);
  expect(paddedRange(null)).toEqual([0, 1]);
});
