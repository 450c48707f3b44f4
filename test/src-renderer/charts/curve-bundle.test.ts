import { expect, test } from 'vitest';
import { curveAt, curveEnds, nearestCurve } from '#renderer/charts/curve-bundle.ts';

/** Three curves: one that falls, one point alone, one with a gap; and an empty one. */
const bundle = {
  offsets: Int32Array.of(0, 3, 4, 7, 7),
  xs: Int32Array.of(1, 2, 4, 3, 1, 2, 3),
  ys: Float64Array.of(10, 8, 4, 20, 1, NaN, 3),
};

test('between its points a curve is straight', () => {
  expect([1, 1.5, 3, 4].map((x) => curveAt(bundle, 0, x))).toEqual([10, 9, 6, 4]);
});

test('outside of its points, in a gap and where it is empty, a curve is nowhere', () => {
  expect([0, 5, NaN].map((x) => curveAt(bundle, 0, x))).toEqual([NaN, NaN, NaN]);
  expect([1, 1.5, 2, 2.5, 3].map((x) => curveAt(bundle, 2, x))).toEqual([1, NaN, NaN, NaN, 3]);
  expect([3, 3.1].map((x) => curveAt(bundle, 1, x))).toEqual([20, NaN]);
  expect(curveAt(bundle, 3, 1)).toBe(NaN);
});

test('the nearest curve is the one whose height is nearest, within reach', () => {
  const near = (x: number, y: number, reach: number) => nearestCurve(bundle, x, reach, (at) => Math.abs(at - y));
  expect([near(3, 5, 2), near(3, 4, 1.5), near(3, 18, 3)]).toEqual([0, 2, 1]);
  expect([near(3, 12, 3), near(9, 5, 100)]).toEqual([null, null]);
  expect(nearestCurve(bundle, 3, 100, (y, curve) => (curve === 1 ? Math.abs(y - 5) : 1000))).toBe(1);
});

test('a curve ends at its last point with a value', () => {
  expect([...curveEnds(bundle)]).toEqual([2, 3, 6, -1]);
  expect([...curveEnds({ offsets: Int32Array.of(0, 2), xs: [1, 2], ys: Float64Array.of(5, NaN) })]).toEqual([0]);
  expect([...curveEnds({ offsets: new Int32Array(0), xs: [], ys: new Float64Array(0) })]).toEqual([]);
});
