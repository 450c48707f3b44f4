import { expect, test } from 'vitest';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { parallelAxis, spreadAxis } from '#renderer/charts/parallel-axis.ts';

function column(values: readonly number[], more: Partial<AxisColumn> = {}): AxisColumn {
  const base = { id: 'x', label: 'X', unit: 's', scale: 'linear', choices: [], range: [NaN, NaN] } as const;
  return { ...base, values: Float64Array.from(values), ...more };
}
const plain = (values: readonly number[]) => new Uint8Array(values.length);

test('things lie on the axis by value, and those without a value nowhere', () => {
  const values = [0, 5, 10, NaN];
  const axis = parallelAxis(column(values), plain(values));
  expect([...axis.places]).toEqual([0, 0.5, 1, NaN]);
  expect(axis).toMatchObject({ id: 'x', label: 'X', unit: 's', isLog: false, choiceCount: 0, isCut: [false, false] });
});

test('the range widens the axis, and not the colors', () => {
  const values = [0, 5, 10];
  const wide = column(values, { range: [0, 20] });
  expect([...parallelAxis(wide, plain(values)).places]).toEqual([0, 0.25, 0.5]);
  expect([...spreadAxis(wide, plain(values)).places]).toEqual([0, 0.5, 1]);
});

test('a value far beyond the others stands at the end, and the axis says that it is cut there', () => {
  const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10_000];
  const axis = parallelAxis(column(values), plain(values));
  expect(axis.scale.domain).toEqual([0, 10]);
  expect(axis.places[10]).toBe(1);
  expect(axis.places[11]).toBe(1);
  expect(axis.isCut).toEqual([false, true]);
});

test('on a logarithmic axis decades are equally far apart, and zero has no place', () => {
  const values = [0.001, 0.01, 0.1, 0];
  const axis = parallelAxis(column(values, { scale: 'log' }), plain(values));
  [0, 0.5, 1].forEach((place, i) => expect(axis.places[i]).toBeCloseTo(place, 6));
  expect(axis.places[3]).toBeNaN();
  expect(axis.isLog).toBe(true);
  expect(axis.isCut).toEqual([false, false]);
});

test('choices stand in the middle of their bands', () => {
  const values = [0, 1, NaN];
  const axis = parallelAxis(column(values, { scale: 'choice', choices: ['adam', 'sgd'] }), plain(values));
  expect([...axis.places]).toEqual([0.25, 0.75, NaN]);
  expect(axis.choiceCount).toBe(2);
});

test('a constant lies inside the axis, and of nothing there is an empty axis', () => {
  expect([...parallelAxis(column([3, 3]), plain([3, 3])).places]).toEqual([0.5, 0.5]);
  expect(parallelAxis(column([]), plain([])).places).toHaveLength(0);
});
