import { expect, test } from 'vitest';
import { seriesTableRows } from '#renderer/charts/series-table.ts';

const points = (xs: readonly number[], ys: readonly number[]) => ({
  xs: Float64Array.from(xs),
  ys: Float64Array.from(ys),
});

test('rows are the newest places first, with null where a series has none', () => {
  const rows = seriesTableRows([points([0, 1], [9, 8]), points([1, 2], [7, 6])], 10);
  expect(rows).toEqual([
    { x: 2, values: [null, 6] },
    { x: 1, values: [8, 7] },
    { x: 0, values: [9, null] },
  ]);
});

test('there are at most so many rows', () => {
  expect(seriesTableRows([points([1, 2, 3], [1, 2, 3])], 2).map(({ x }) => x)).toEqual([3, 2]);
});
