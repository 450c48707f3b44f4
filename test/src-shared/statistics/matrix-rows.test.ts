import { expect, test } from 'vitest';
import { matrixRows } from '#shared/statistics/matrix-rows.ts';

test('gives rows in the order in which they are asked for, one as often as asked', () => {
  const values = Float32Array.of(1, 2, 3, 4, 5, 6); // (3, 2)
  expect([...matrixRows(values, 2, [2, 0, 2])]).toEqual([5, 6, 1, 2, 5, 6]);
  expect([...matrixRows(values, 3, Int32Array.of(1))]).toEqual([4, 5, 6]);
});

test('gives nothing of no rows and of rows without columns', () => {
  expect(matrixRows(Float32Array.of(1, 2), 2, [])).toHaveLength(0);
  expect(matrixRows(new Float32Array(0), 0, [0, 1])).toHaveLength(0);
});
