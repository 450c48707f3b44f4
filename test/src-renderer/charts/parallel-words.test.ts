import { expect, test } from 'vitest';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';
import { parallelAxis } from '#renderer/charts/parallel-axis.ts';
import { chartInWords, lineInWords, lineTexts } from '#renderer/charts/parallel-words.ts';

const columns: readonly AxisColumn[] = [
  {
    id: 'rate',
    label: 'Learning rate',
    unit: '',
    values: Float64Array.of(0.001, 0.01),
    scale: 'log',
    choices: [],
    range: [0.001, 0.1],
  },
  {
    id: 'by',
    label: 'Optimizer',
    unit: '',
    values: Float64Array.of(1, 0),
    scale: 'choice',
    choices: ['adam', 'sgd'],
    range: [0, 1],
  },
  {
    id: 'loss',
    label: 'Loss',
    unit: 'nats',
    values: Float64Array.of(103.25, NaN),
    scale: 'linear',
    choices: [],
    range: [90, 110],
  },
];
const axes = columns.map((column) => parallelAxis(column, new Uint8Array(2)));

test('a line is told by its value on each axis, and by the lack of one', () => {
  expect(lineTexts(columns, axes, 0)).toEqual(['0.001', 'sgd', '103.3']);
  expect(lineTexts(columns, axes, 1)).toEqual(['0.01', 'adam', '–']);
  expect(lineInWords(columns, axes, 1)).toBe('Learning rate 0.01, Optimizer adam, Loss none');
});

test('the chart is summed up: how many lines, which axes, what colors them, how many are inside', () => {
  expect(chartInWords(columns, 'loss', { all: 12_000, inside: 12_000 })).toBe(
    'Parallel coordinates of 12,000 lines over Learning rate, Optimizer, Loss; colored by Loss',
  );
  expect(chartInWords(columns, 'gone', { all: 2, inside: 1 })).toBe(
    'Parallel coordinates of 2 lines over Learning rate, Optimizer, Loss; 1 inside the brushes',
  );
});
