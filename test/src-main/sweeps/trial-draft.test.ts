import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { threadsOfWorker } from '#main/sweeps/worker-limits.ts';
import { trialDraft } from '#main/sweeps/trial-draft.ts';
import { exampleSweep } from './example-sweep.ts';

const start = { point: { latentSize: 12, encoderWidths: 1 }, number: 7, workers: 2 };

test('a trial has the values of the sweep and above them those of its point', () => {
  const hyperparameters = { ...defaultHyperparameters, epochs: 3, latentSize: 5 };
  const draft = trialDraft(exampleSweep({ hyperparameters, dataset: 'a'.repeat(64), preset: 'mnist-quick' }), start);
  expect(draft).toMatchObject({ name: 'Example · trial 7', preset: 'mnist-quick', datasetHash: 'a'.repeat(64) });
  expect(draft.hyperparameters).toMatchObject({ epochs: 3, latentSize: 12, encoderWidths: [] });
});

test('it has its share of the threads unless the sweep says how many', () => {
  const withThreads = (threads: number) =>
    trialDraft(exampleSweep({ hyperparameters: { ...defaultHyperparameters, threads } }), start);
  expect(withThreads(0).hyperparameters.threads).toBe(threadsOfWorker(2));
  expect(withThreads(5).hyperparameters.threads).toBe(5);
});
