import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import { openSession } from '#main/training-worker/training-session.ts';
import { trainStep } from '#main/training-worker/train-step.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

async function session(changes: Parameters<typeof quickHyperparameters>[0]) {
  const directory = temporaryDirectory();
  writeExampleDataset(directory);
  const hyperparameters = quickHyperparameters(changes);
  const job = {
    kind: 'train',
    hyperparameters,
    datasetDirectory: directory,
    runDirectory: join(directory, 'run'),
    resumeFrom: null,
  } as const;
  return openSession(job, await openEngine(onWasm));
}

test('moves on by one batch and weighs the loss by the scheduled β', async () => {
  const open = await session({ betaSchedule: 'linear', betaWarmupEpochs: 2, beta: 1 });
  const first = trainStep(open);
  for (let i = 0; i < 2; i++) trainStep(open);
  const fourth = trainStep(open);
  expect([open.step, open.batch]).toEqual([4, 4]);
  expect(first['beta']).toBe(0);
  expect(first['loss']).toBeCloseTo(first['reconstruction']!, 4);
  expect(fourth['beta']).toBeCloseTo(3 / 12, 12); // 3 of the 12 steps of the warm-up are done
  expect(fourth['loss']).toBeCloseTo(fourth['reconstruction']! + 0.25 * fourth['kl']!, 3);
  expect(fourth['negativeElbo']).toBeCloseTo(fourth['reconstruction']! + fourth['kl']!, 3);
});

test('an autoencoder has no β, KL or ELBO', async () => {
  const open = await session({ modelKind: 'ae' });
  const metrics = trainStep(open);
  expect(Object.keys(metrics).sort()).toEqual(['gradientNorm', 'loss', 'reconstruction']);
});
