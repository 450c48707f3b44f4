import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { sweepTexts } from '#renderer/state/sweep-draft.ts';
import { mostEpochs, sweepTime } from '#renderer/views/new-sweep/sweep-time.ts';
import { aSweep } from '#test/src-renderer/state/a-sweep.ts';

test('steps and what comes besides them, between all trials side by side and one after another', () => {
  const estimate = { parameters: 1, stepsPerEpoch: 100, millisecondsPerStep: 5, processBytes: 5e8, isBusy: false };
  const time = sweepTime(estimate, { epochs: 4, trials: 5, workers: 2 });
  expect(time).toEqual({ trialMs: 2500, leastMs: 7500, mostMs: 12_500 });
});

test('counts the most epochs that a trial may have', () => {
  const texts = (...space: readonly object[]) => sweepTexts(aSweep({ space }), defaultHyperparameters);
  const beta = aSweep().space[0]!;
  expect(mostEpochs(texts(beta))).toBe(10);
  expect(mostEpochs(texts({ name: 'epochs', kind: 'integer', minimum: 2, maximum: 30 }))).toBe(30);
  expect(mostEpochs(texts({ name: 'epochs', kind: 'choice', values: [3, 12, 6] }))).toBe(12);
  const { fixed } = texts(beta);
  expect(mostEpochs({ dimensions: [], fixed: { ...fixed, epochs: 'many' } })).toBeNull();
});
