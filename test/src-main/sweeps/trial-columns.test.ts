import { expect, test } from 'vitest';
import { trialColumns, trialCurves } from '#main/sweeps/trial-columns.ts';
import type { TrialNumbersRow } from '#main/storage/sweep-table.ts';
import { accuracy, exampleSweep, loss } from './example-sweep.ts';

const sweep = exampleSweep({
  objectives: [
    { metric: loss, goal: 'minimize' },
    { metric: accuracy, goal: 'maximize' },
  ],
  constraints: [{ metric: 'epoch/validation/kl', atLeast: 3 }],
});

function running(number: number, point: Readonly<Record<string, number>>): TrialNumbersRow {
  return [number, JSON.stringify(point), `run${number}`, 'running', '[]', '[]', null, null];
}

test('points stand in the order of the space, with NaN where a dimension is not in them', () => {
  const columns = trialColumns(sweep, [
    running(0, { network: 1, convolutionChannels: 0, latentSize: 8, beta: 0.5, encoderWidths: 1 }),
    running(1, { network: 0, latentSize: 8, beta: 1, encoderWidths: 0 }),
    running(2, {}),
  ]);
  expect(Array.from(columns.points)).toEqual([1, 0, 8, 0.5, 1, 0, NaN, 8, 1, 0, NaN, NaN, NaN, NaN, NaN]);
});

test('numbers of a trial that has not finished are NaN, and so are times that are not there', () => {
  const columns = trialColumns(sweep, [
    [3, '{}', 'run3', 'finished', '[90,0.7]', '[4]', 1000, 3500],
    [4, '{}', null, 'pruned', '[]', '[]', 0, null],
    [7, '{}', null, 'failed', '[]', '[]', null, null],
    running(8, {}),
  ]);
  expect(Array.from(columns.numbers)).toEqual([3, 4, 7, 8]);
  expect(Array.from(columns.outcomes)).toEqual([1, 2, 3, 0]);
  expect(Array.from(columns.objectives)).toEqual([90, 0.7, NaN, NaN, NaN, NaN, NaN, NaN]);
  expect(Array.from(columns.constraints)).toEqual([4, NaN, NaN, NaN]);
  expect(columns.runIds).toEqual(['run3', null, null, 'run8']);
  expect(Array.from(columns.startedAt)).toEqual([1000, 0, NaN, NaN]);
  expect(Array.from(columns.endedAt)).toEqual([3500, NaN, NaN, NaN]);
});

test('a list that is longer or shorter than the definition does not touch the next trial', () => {
  const rows: TrialNumbersRow[] = [
    [0, '{}', null, 'finished', '[1,2,3]', '[4,5]', null, null],
    [1, '{}', null, 'finished', '[6]', '[]', null, null],
  ];
  const columns = trialColumns(sweep, rows);
  expect(Array.from(columns.objectives)).toEqual([1, 2, 6, NaN]);
  expect(Array.from(columns.constraints)).toEqual([4, NaN]);
});

test('of no trials all columns are empty', () => {
  const columns = trialColumns(sweep, []);
  expect(Object.values(columns).map(({ length }) => length)).toEqual(Array(8).fill(0));
});

test('curves stand one after the other, by epoch and not by digits; of no trials there are none', () => {
  const curves = trialCurves([
    [0, '{"2":8,"10":0.30000000000000004,"1":9}'],
    [2, '{"1":7}'],
  ]);
  expect(Array.from(curves.numbers)).toEqual([0, 0, 0, 2]);
  expect(Array.from(curves.epochs)).toEqual([1, 2, 10, 1]);
  expect(Array.from(curves.values)).toEqual([9, 8, 0.1 + 0.2, 7]);
  expect(trialCurves([]).values).toHaveLength(0);
});
