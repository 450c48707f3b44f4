import { expect, test } from 'vitest';
import { randomSampler } from '#shared/search/random-sampler.ts';
import type { SweepTrial } from '#shared/contract/sweep.ts';
import { searchOf } from '#main/sweeps/search-trials.ts';
import { importanceOf } from '#main/sweeps/sweep-importance.ts';
import { accuracy, exampleSweep, exampleTrial, loss } from './example-sweep.ts';

function sampled(count: number, objective: (point: SweepTrial['point']) => number): SweepTrial[] {
  return Array.from({ length: count }, (_, number) => {
    const point = randomSampler(searchOf(exampleSweep(), [], number));
    return exampleTrial(number, { point, objectives: [objective(point)] });
  });
}

const byBeta = (point: SweepTrial['point']) => Math.abs(point['beta']! - 2) + 0.3 * point['encoderWidths']!;

test('names the hyperparameters with their shares and intervals, the one that decides first', () => {
  const { dimensions, warning } = importanceOf(exampleSweep(), sampled(300, byBeta));
  expect(warning).toBeNull();
  expect(dimensions.map(({ name }) => name)).toHaveLength(5);
  expect(dimensions[0]!.name).toBe('beta');
  expect(dimensions[0]!.importance).toBeGreaterThan(0.8);
  const shares = dimensions.map(({ importance }) => importance);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  for (const { importance, lower, upper } of dimensions) {
    expect(lower).toBeLessThanOrEqual(importance);
    expect(upper).toBeGreaterThanOrEqual(importance);
  }
});

test('finds the pair that matters only together, also among more trials than its trees are grown from', () => {
  const together = (point: SweepTrial['point']) => (point['beta']! > 5 === (point['encoderWidths'] === 1) ? 1 : 0);
  const { pairs } = importanceOf(exampleSweep(), sampled(1200, together));
  expect(new Set(pairs[0]!.names)).toEqual(new Set(['beta', 'encoderWidths']));
  expect(pairs[0]!.importance).toBeGreaterThan(0.5);
});

test('explains the best, also where the largest is the best', () => {
  const maximized = exampleSweep({ objectives: [{ metric: accuracy, goal: 'maximize' }] });
  expect(
    importanceOf(
      maximized,
      sampled(300, (point) => -byBeta(point)),
    ),
  ).toEqual(importanceOf(exampleSweep(), sampled(300, byBeta)));
});

test('trials that failed, run, were pruned or have no number do not count', () => {
  const trials = sampled(100, byBeta);
  const others = (['failed', 'running', 'pruned'] as const).map((outcome, i) =>
    exampleTrial(100 + i, { outcome, reports: [{ step: 1, value: 0 }] }),
  );
  const withOthers = [...trials, ...others, exampleTrial(103, { objectives: [NaN] })];
  expect(importanceOf(exampleSweep(), withOthers)).toEqual(importanceOf(exampleSweep(), trials));
});

test('says why there is no importance, or none to rely on', () => {
  const tooFew = 'Too few trials have finished to say which hyperparameters matter.';
  const none = { dimensions: [], pairs: [], warning: tooFew };
  expect(importanceOf(exampleSweep(), [])).toEqual(none);
  expect(importanceOf(exampleSweep(), sampled(3, byBeta))).toEqual(none);
  expect(importanceOf(exampleSweep(), sampled(10, byBeta)).warning).toBe(tooFew);
  const equal = sampled(50, () => 7);
  expect(importanceOf(exampleSweep(), equal)).toEqual({
    dimensions: [],
    pairs: [],
    warning: 'All trials came out the same.',
  });
});

test('of many trials an even part is looked at, which the warning says; it tells the same', () => {
  const { dimensions, pairs, warning } = importanceOf(exampleSweep(), sampled(2500, byBeta));
  expect(warning).toBe(
    'The shares were estimated from 1000 and the pairs were estimated from 300 of the 2500 trials that finished.',
  );
  expect(dimensions[0]).toMatchObject({ name: 'beta' });
  expect(dimensions[0]!.importance).toBeGreaterThan(0.8);
  expect(pairs).toHaveLength(10);
});

test('each objective has its own importance; one that is not there is refused', () => {
  const objectives = [
    { metric: accuracy, goal: 'maximize' },
    { metric: loss, goal: 'minimize' },
  ];
  const trials = sampled(200, byBeta).map((trial, i) => ({ ...trial, objectives: [i % 7, trial.objectives[0]!] }));
  expect(importanceOf(exampleSweep({ objectives }), trials, 1).dimensions[0]).toMatchObject({ name: 'beta' });
  expect(() => importanceOf(exampleSweep(), trials, 1)).toThrow('this sweep has 1, counted from 0; got 1');
});
