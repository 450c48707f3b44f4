import { expect, test } from 'vitest';
import { curveSizes } from '#main/tokenization/curve-sizes.ts';

test('has 12 sizes from the smallest to the largest, each by the same factor larger', () => {
  expect(curveSizes(1, 2048)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048]);
});

test('has each size once', () => {
  expect(curveSizes(1, 4)).toEqual([1, 2, 3, 4]);
});

test.each([
  [10, 3, [3]],
  [10, 10, [10]],
  [0, 1, [1]],
  [10, 0, []],
])('from %i to %i', (smallest, largest, sizes) => {
  expect(curveSizes(smallest, largest)).toEqual(sizes);
});
