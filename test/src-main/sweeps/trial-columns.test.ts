import { expect, test } from 'vitest';
import { trialColumns, trialCurves } from '#main/sweeps/trial-columns.ts';
import type { TimedTrial } from '#main/storage/sweep-table.ts';
import { accuracy, exampleSweep, exampleTrial, loss } from './example-sweep.ts';

const never = { startedAt: null, finishedAt: null };
const sweep = exampleSweep({
  objectives: [
    { metric: loss, goal: 'minimize' },
    { metric: accuracy, goal: 'maximize' },
  ],
  constraints: [{ metric: 'epoch/validation/kl', atLeast: 3 }],
});

test('points stand in the order of the space, with NaN where a dimension is not in them', () => {
  const point = { network: 1, convolutionChannels: 0, latentSize: 8, beta: 0.5, encoderWidths: 1 };
  const columns = trialColumns(sweep, [
    { ...exampleTrial(0, { point }), ...never },
    { ...exampleTrial(1), ...never },
  ]);
  expect(Array.from(columns.points)).toEqual([1, 0, 8, 0.5, 1, 0, NaN, 8, 1, 0]);
});

test('numbers of a trial that has not finished are NaN, times are milliseconds', () => {
  const finished: TimedTrial = {
    ...exampleTrial(3, { objectives: [90, 0.7], constraints: [4] }),
    startedAt: '1970-01-01T00:00:01.000Z',
    finishedAt: '1970-01-01T00:00:03.500Z',
  };
  const pruned = { ...exampleTrial(4, { outcome: 'pruned', runId: null }), ...never };
  const columns = trialColumns(sweep, [finished, pruned]);
  expect(Array.from(columns.numbers)).toEqual([3, 4]);
  expect(Array.from(columns.outcomes)).toEqual([1, 2]);
  expect(Array.from(columns.objectives)).toEqual([90, 0.7, NaN, NaN]);
  expect(Array.from(columns.constraints)).toEqual([4, NaN]);
  expect(columns.runIds).toEqual(['run3', null]);
  expect(Array.from(columns.startedAt)).toEqual([1000, NaN]);
  expect(Array.from(columns.endedAt)).toEqual([3500, NaN]);
});

test('curves stand one after the other; of no trials there are none', () => {
  const reports = [
    { step: 1, value: 9 },
    { step: 2, value: 8 },
  ];
  const trials = [exampleTrial(0, { reports }), exampleTrial(1), exampleTrial(2, { reports: [{ step: 1, value: 7 }] })];
  const curves = trialCurves(trials);
  expect(Array.from(curves.numbers)).toEqual([0, 0, 2]);
  expect(Array.from(curves.epochs)).toEqual([1, 2, 1]);
  expect(Array.from(curves.values)).toEqual([9, 8, 7]);
  expect(trialCurves([]).values).toHaveLength(0);
});
