import { expect, test } from 'vitest';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { brushed } from '#renderer/charts/brushed.ts';

function column(id: string, values: readonly number[], scale: AxisColumn['scale'] = 'linear'): AxisColumn {
  return { id, label: id, unit: '', values: Float64Array.from(values), scale, choices: [], range: [0, 1] };
}

const columns = [column('a', [1, 2, 3, NaN]), column('b', [5, 5, 6, 5])];

test('without a brush everything is inside, and of nothing there is nothing', () => {
  expect([...brushed(columns, new Map())]).toEqual([1, 1, 1, 1]);
  expect([...brushed([], new Map([['a', [0, 1]]]))]).toEqual([]);
});

test('both bounds are inside, and all brushes count', () => {
  expect([...brushed(columns, new Map([['a', [1, 2]]]))]).toEqual([1, 1, 0, 0]);
  expect([
    ...brushed(
      columns,
      new Map([
        ['a', [2, 3] as const],
        ['b', [5, 5] as const],
      ]),
    ),
  ]).toEqual([0, 1, 0, 0]);
});

test('an open end lets everything through but what the axis cannot show', () => {
  const all = new Map([['a', [-Infinity, Infinity] as const]]);
  expect([...brushed(columns, all)]).toEqual([1, 1, 1, 0]);
  expect([...brushed([column('a', [0, -1, 0.1, Infinity], 'log')], all)]).toEqual([0, 0, 1, 0]);
});

test('a brush of a column that is not shown does nothing', () => {
  expect([...brushed(columns, new Map([['gone', [7, 8]]]))]).toEqual([1, 1, 1, 1]);
});
