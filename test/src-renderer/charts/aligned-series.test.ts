import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignSeries, lastIndexAt, nearestIndex } from '#renderer/charts/aligned-series.ts';

const points = (xs: readonly number[], ys: readonly number[]) => ({
  xs: Float64Array.from(xs),
  ys: Float64Array.from(ys),
});

test('series that share their places are passed on as they are', () => {
  const a = points([0, 1, 2], [5, 4, 3]);
  const b = points([0, 1, 2], [6, 5, 4]);
  expect(alignSeries([a, b])).toEqual([a.xs, a.ys, b.ys]);
});

test('places are merged, and a series without a point there has null', () => {
  const [xs, first, second] = alignSeries([points([0, 2], [1, 2]), points([1, 2, 5], [7, 8, 9])]);
  expect(Array.from(xs ?? [])).toEqual([0, 1, 2, 5]);
  expect(first).toEqual([1, null, 2, null]);
  expect(second).toEqual([null, 7, 8, 9]);
});

test('no series gives an empty table, and empty series give empty columns', () => {
  expect(alignSeries([])).toEqual([[]]);
  expect(alignSeries([points([], []), points([], [])]).map((column) => column.length)).toEqual([0, 0, 0]);
});

test('every point of every series stands at its place', () => {
  const places = fc
    .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 })
    .map((xs) => xs.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(fc.array(places, { minLength: 1, maxLength: 4 }), (columns) => {
      const series = columns.map((xs, i) =>
        points(
          xs,
          xs.map((x) => 1000 * i + x),
        ),
      );
      const [xs, ...ys] = alignSeries(series);
      columns.forEach((column, i) => {
        const found = Array.from(xs).filter((_, at) => ys[i]![at] !== null);
        expect(found).toEqual(column);
        for (let at = 0; at < xs.length; at++) if (ys[i]![at] !== null) expect(ys[i]![at]).toBe(1000 * i + xs[at]!);
      });
    }),
  );
});

test('the last place at or before x is found, and the nearest one', () => {
  const xs = [0, 10, 20];
  expect([-1, 0, 9, 10, 99].map((x) => lastIndexAt(xs, x))).toEqual([-1, 0, 0, 1, 2]);
  expect([-1, 4, 6, 99].map((x) => nearestIndex(xs, x))).toEqual([0, 0, 1, 2]);
  expect(nearestIndex([], 3)).toBe(-1);
});
