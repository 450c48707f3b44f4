import { expect, test } from 'vitest';
import { median } from '#shared/statistics/median.ts';

test('the value in the middle by size, however they come, and the upper one of two', () => {
  expect(median([5, -1, 3])).toBe(3);
  expect(median([10, 9, 2, 1])).toBe(9);
  expect(median([7])).toBe(7);
});

test('the values stay in their order', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test('no values have no median', () => {
  expect(() => median([])).toThrow('median: there are no values');
});
