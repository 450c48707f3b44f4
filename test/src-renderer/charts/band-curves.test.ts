import { expect, test } from 'vitest';
import { bandCurves } from '#renderer/charts/band-curves.ts';

const exact = (x: number, y: number) => ({ x, y, low: y, high: y });

test('equal factors are equal steps to the right, and the axis ends at round places', () => {
  const { curves, xTicks, yTicks } = bandCurves([
    [
      { x: 10, y: 0.6, low: 0.52, high: 0.68 },
      { x: 100, y: 0.7, low: 0.7, high: 0.7 },
      { x: 1000, y: 0.79, low: 0.79, high: 0.79 },
    ],
  ]);
  // 0.52 … 0.79 in steps of 0.05: from 0.5 to 0.8
  const [curve] = curves;
  expect(curve!.points.map(({ left }) => left)).toEqual([0, expect.closeTo(0.5, 9), 1]);
  expect(curve!.points[0]!.bottom).toBeCloseTo(1 / 3, 9);
  expect(xTicks.map(({ value }) => value)).toEqual([10, 20, 50, 100, 200, 500, 1000]);
  expect([yTicks[0], yTicks.at(-1)]).toEqual([
    { value: 0.5, bottom: expect.closeTo(0, 9) as number },
    { value: 0.8, bottom: expect.closeTo(1, 9) as number },
  ]);
  expect(curve!.line).toBe('M0 0.66667L0.5 0.33333L1 0.03333');
  expect(curve!.band).toBe('M0 0.4L0.5 0.33333L1 0.03333L1 0.03333L0.5 0.33333L0 0.93333Z');
});

test('several curves have one pair of axes', () => {
  const { curves } = bandCurves([[exact(10, 0), exact(100, 1)], [exact(10, 1)]]);
  const places = curves.flatMap(({ points }) => points.map(({ left, bottom }) => [left, bottom]));
  expect(places).toEqual([
    [0, 0],
    [1, expect.closeTo(1, 9)],
    [0, expect.closeTo(1, 9)],
  ]);
});

test('an interval that reaches far is cut off, so that the means stay apart', () => {
  const { curves, yTicks } = bandCurves([[{ x: 10, y: 0.6, low: -3, high: 4 }, exact(100, 0.8)]]);
  // means from 0.6 to 0.8, half of their span beyond
  expect([yTicks[0]?.value, yTicks.at(-1)?.value]).toEqual([0.5, 0.9]);
  expect(curves[0]!.band).toBe('M0 0L1 0.25L1 0.25L0 1Z');
});

test('one point stands in the middle; none, and what has no logarithm, are nothing', () => {
  const { curves } = bandCurves([[exact(5, 0.5)], [exact(0, 3)]]);
  expect(curves[0]!.points[0]).toMatchObject({ left: 0.5, bottom: expect.closeTo(0.5, 9) as number });
  expect(curves[1]).toEqual({ points: [], line: '', band: '' });
  expect(bandCurves([[]])).toEqual({ curves: [{ points: [], line: '', band: '' }], xTicks: [], yTicks: [] });
});
