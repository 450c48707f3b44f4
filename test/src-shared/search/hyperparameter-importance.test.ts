import { percentileInterval, valuedTrials, warningOf } from '#shared/search/hyperparameter-importance.ts';
import type { Trial } from '#shared/search/trial.ts';
import { expect, it } from 'vitest';

function trial(number: number, objectives: readonly number[], outcome: Trial['outcome'] = 'finished'): Trial {
  return { number, point: {}, outcome, objectives, constraints: [], reports: [] };
}

it('valuedTrials has the finished trials with a finite value, best first', () => {
  const trials = [
    trial(0, [3, 0]),
    trial(1, [1, 9]),
    trial(2, [NaN, 5]),
    trial(3, [Infinity, 5]),
    trial(4, [1, 4]),
    trial(5, [], 'failed'),
    trial(6, [], 'running'),
    trial(7, [], 'pruned'),
  ];
  expect(valuedTrials(trials, 0).map((valued) => valued.trial.number)).toEqual([1, 4, 0]);
  expect(valuedTrials(trials, 1).map(({ value }) => value)).toEqual([0, 4, 5, 5, 9]);
  expect([valuedTrials(trials, 2), valuedTrials([], 0)]).toEqual([[], []]);
});

it.each([
  [[1, 2, 3], 'too-few-trials'],
  [[1, 1, 1, 1], 'equal-objectives'],
  [[1, 2, 3, 4], 'too-few-trials'],
  [[1, 2, 3, 4, 5], undefined],
] as const)('of the values %j, five being enough, the warning is %s', (values, expected) => {
  expect(
    warningOf(
      valuedTrials(
        values.map((value, number) => trial(number, [value])),
        0,
      ),
      5,
    ),
  ).toBe(expected);
});

it('percentileInterval is the middle of the samples and holds the estimate', () => {
  const samples = Array.from({ length: 101 }, (_, i) => 100 - i);
  expect(percentileInterval(50, samples, 0.5)).toEqual({ low: 25, high: 75 });
  expect(percentileInterval(2, samples, 0.5)).toEqual({ low: 2, high: 75 });
  expect(percentileInterval(99, samples, 0.5)).toEqual({ low: 25, high: 99 });
});
