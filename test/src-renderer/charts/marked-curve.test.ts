import { expect, test } from 'vitest';
import { curvePath, markedCurve } from '#renderer/charts/marked-curve.ts';

const points = [
  { x: 10, y: 0.25 },
  { x: 100, y: 0.5 },
  { x: 1000, y: 1 },
];

test('equal factors are equal steps to the right, and the top is 1', () => {
  const curve = markedCurve(points, { x: 100, y: 0.75 }, 1);
  expect(curve.points.map(({ left, bottom }) => [Number(left.toFixed(9)), bottom])).toEqual([
    [0, 0.25],
    [0.5, 0.5],
    [1, 1],
  ]);
  expect(curve.mark).toMatchObject({ x: 100, y: 0.75, bottom: 0.75 });
  expect(curve.xTicks.map(({ value }) => value)).toEqual([10, 100, 1000]);
  expect(curvePath(curve.points)).toBe('M0 0.75L0.5 0.5L1 0');
});

test('a mark beyond the points widens the axis', () => {
  const { points: placed, mark } = markedCurve(points, { x: 100_000, y: 1 }, 2);
  expect(mark?.left).toBeCloseTo(1, 12);
  expect(placed.at(-1)?.left).toBeCloseTo(0.5, 12);
  expect(placed.at(-1)?.bottom).toBe(0.5);
});

test('one point stands in the middle; none, and what has no logarithm, are nothing', () => {
  expect(markedCurve([{ x: 5, y: 1 }], null, 1).points[0]?.left).toBe(0.5);
  expect(markedCurve([], null, 1)).toEqual({ points: [], mark: null, xTicks: [], yTicks: [] });
  expect(markedCurve([{ x: 0, y: 1 }], { x: 0, y: 1 }, 1).points).toEqual([]);
  expect(markedCurve([{ x: 0, y: 1 }, ...points], null, 1).points).toHaveLength(3);
});
