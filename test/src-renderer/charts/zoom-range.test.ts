import { expect, test } from 'vitest';
import { movedRange, zoomedRange } from '#renderer/charts/zoom-range.ts';

const whole = { min: 0, max: 100 };

test('zooming halves the range about the given place', () => {
  expect(zoomedRange(whole, 40, 0.5, whole)).toEqual({ min: 20, max: 70 });
});

test('zooming out beyond the whole shows all', () => {
  expect(zoomedRange({ min: 20, max: 70 }, 45, 4, whole)).toBeNull();
});

test('it does not zoom into nothing', () => {
  const tiny = { min: 50, max: 50.0001 };
  expect(zoomedRange(tiny, 50, 0.1, whole)).toEqual(tiny);
});

test('moving stops at the edges and keeps the size', () => {
  expect(movedRange({ min: 20, max: 40 }, 0.5, whole)).toEqual({ min: 30, max: 50 });
  expect(movedRange({ min: 20, max: 40 }, -9, whole)).toEqual({ min: 0, max: 20 });
  expect(movedRange({ min: 20, max: 40 }, 9, whole)).toEqual({ min: 80, max: 100 });
});
