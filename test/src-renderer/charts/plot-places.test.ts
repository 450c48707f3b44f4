import { expect, test } from 'vitest';
import { axisScale, scaleOver } from '#renderer/charts/axis-scale.ts';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { placedCount, placedThings, plotPlaces, sides } from '#renderer/charts/plot-places.ts';

const rectangle = { left: 10, top: 20, width: 100, height: 50 };
const column = (values: readonly number[], choices: readonly string[] = []): AxisColumn => ({
  id: 'a',
  label: 'a',
  unit: '',
  values: Float64Array.from(values),
  scale: choices.length > 0 ? 'choice' : 'linear',
  choices,
  range: [0, 1],
});
const plotted = (values: readonly number[], domain: readonly [number, number]) => ({
  scale: scaleOver(column([]), domain),
  values,
  isChoice: false,
});

test('corners of the plot by hand: y points up', () => {
  const { points, beyond } = plotPlaces(plotted([0, 4, 2], [0, 4]), plotted([-1, 1, 0], [-1, 1]), rectangle);
  expect([...points]).toEqual([10, 70, 110, 20, 60, 45]);
  expect([...beyond]).toEqual([0, 0, 0]);
});

test('what lies beyond an axis is at its edge, and its side is told', () => {
  const { points, beyond } = plotPlaces(
    plotted([0.5, 0.5, 9, -9, 9], [0, 1]),
    plotted([7, -7, 0.5, 0.5, 7], [0, 1]),
    rectangle,
  );
  expect([...beyond].map((side) => sides[side])).toEqual(['above', 'below', 'right', 'left', 'above']);
  expect([...points]).toEqual([60, 20, 60, 70, 110, 45, 10, 45, 110, 20]);
});

test('a thing that one of the axes cannot show has no place', () => {
  const { points } = plotPlaces(plotted([NaN, 1], [0, 1]), plotted([1, NaN], [0, 1]), rectangle);
  expect([...points]).toEqual([NaN, NaN, NaN, NaN]);
});

test('things of one choice are spread, but stay in their band', () => {
  const count = 300;
  const choices = column(
    Array.from({ length: count }, (_, i) => i % 3),
    ['a', 'b', 'c'],
  );
  const x = { scale: axisScale(choices), values: choices.values, isChoice: true };
  const { points } = plotPlaces(x, plotted(new Array<number>(count).fill(0.5), [0, 1]), rectangle);
  for (let i = 0; i < count; i++) expect(Math.floor((points[2 * i]! - 10) / (100 / 3))).toBe(i % 3);
  const ofFirst = new Set(points.filter((_, k) => k % 6 === 0));
  expect(ofFirst.size).toBe(100);
});

test('what has no place is neither counted nor found', () => {
  const points = Float32Array.of(1, 2, NaN, NaN, 5, 6);
  expect(placedCount(points)).toBe(2);
  const { points: placed, thingAt } = placedThings(points);
  expect([...placed]).toEqual([1, 2, 5, 6]);
  expect([thingAt(0), thingAt(1), thingAt(null)]).toEqual([0, 2, null]);
  expect(placedCount(new Float32Array(0))).toBe(0);
});
