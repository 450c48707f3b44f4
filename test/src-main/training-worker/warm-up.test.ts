import { expect, test } from 'vitest';
import { pretrainingEpochs, trainingBeta, warmUpEpochs } from '#main/training-worker/warm-up.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { quickTextHyperparameters } from '#test/helpers/example-texts.ts';

test('β is 0 while an autoencoder is trained, and then begins as if training began', () => {
  const values = quickTextHyperparameters({
    pretrainingEpochs: 3,
    betaSchedule: 'linear',
    betaWarmupEpochs: 4,
    epochs: 10,
    beta: 0.5,
  });
  expect([0, 2.9, 3, 5, 7, 9].map((at) => trainingBeta(values, at))).toEqual([0, 0, 0, 0.25, 0.5, 0.5]);
  expect(warmUpEpochs(values)).toBe(7);
  const constant = { ...values, betaSchedule: 'constant' } as const;
  expect([2.9, 3].map((at) => trainingBeta(constant, at))).toEqual([0, 0.5]);
});

test('cycles share the epochs that are left', () => {
  const values = quickTextHyperparameters({
    pretrainingEpochs: 2,
    betaSchedule: 'cyclical',
    betaCycles: 2,
    epochs: 10,
    beta: 1,
  });
  expect([2, 3, 4, 6, 7].map((at) => trainingBeta(values, at))).toEqual([0, 0.5, 1, 0, 0.5]);
});

test('images, topic models and whatever has no KL do not train an autoencoder first', () => {
  expect(pretrainingEpochs(quickHyperparameters({ pretrainingEpochs: 5 }))).toBe(0);
  expect(pretrainingEpochs(quickTextHyperparameters({ pretrainingEpochs: 5, network: 'topics' }))).toBe(0);
  expect(pretrainingEpochs(quickTextHyperparameters({ pretrainingEpochs: 5, modelKind: 'ae' }))).toBe(0);
  expect(pretrainingEpochs(quickTextHyperparameters({ pretrainingEpochs: 5 }))).toBe(5);
});
