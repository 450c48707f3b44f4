import { expect, test } from 'vitest';
import { seededFigure } from '#main/training-worker/text-work/seeded-figure.ts';

test('mean and standard deviation of a sample, by hand', () => {
  expect(seededFigure([1, 2, 6])).toEqual({ mean: 3, standardDeviation: Math.sqrt((4 + 1 + 9) / 2) });
  expect(seededFigure([2, 2])).toEqual({ mean: 2, standardDeviation: 0 });
});

test('seeds without a figure are left out; one alone has no deviation, none no figure', () => {
  expect(seededFigure([null, 1, null, 3])).toEqual({ mean: 2, standardDeviation: Math.SQRT2 });
  expect(seededFigure([null, 4])).toEqual({ mean: 4, standardDeviation: null });
  expect(seededFigure([null])).toBeNull();
  expect(seededFigure([])).toBeNull();
});
