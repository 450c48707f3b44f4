import { expect, test } from 'vitest';
import { randomSampler } from '#shared/search/random-sampler.ts';
import type { SweepTrial } from '#shared/contract/sweep.ts';
import { searchOf } from '#main/sweeps/search-trials.ts';
import { importanceOf } from '#main/sweeps/sweep-importance.ts';
import { accuracy, exampleSweep, exampleTrial } from './example-sweep.ts';

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
  for (const { importance, low, high } of dimensions) {
    expect(low).toBeLessThanOrEqual(importance);
    expect(high).toBeGreaterThanOrEqual(importance);
  }
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
  const none = { dimensions: [], warning: 'too-few-trials' };
  expect(importanceOf(exampleSweep(), [])).toEqual(none);
  expect(importanceOf(exampleSweep(), sampled(3, byBeta))).toEqual(none);
  expect(importanceOf(exampleSweep(), sampled(10, byBeta)).warning).toBe('too-few-trials');
  const equal = sampled(50, () => 7);
  expect(importanceOf(exampleSweep(), equal)).toEqual({ dimensions: [], warning: 'equal-objectives' });
});
