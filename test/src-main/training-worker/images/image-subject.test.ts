import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { permutation } from '#shared/random/permutation.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { openImageSubject } from '#main/training-worker/images/image-subject.ts';
import { createPreparedDatasets } from '#main/training-worker/prepared-datasets.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

function open(changes: Partial<Hyperparameters> = {}) {
  const directory = temporaryDirectory();
  const manifest = writeExampleDataset(join(directory, 'data'));
  const job = {
    kind: 'train',
    hyperparameters: quickHyperparameters(changes),
    datasetDirectory: join(directory, 'data'),
    runDirectory: join(directory, 'run'),
    resumeFrom: null,
  } as const;
  const subject = openImageSubject(job, engine, createPreparedDatasets(), null);
  return { subject, manifest, file: (name: string) => join(directory, 'run', name) };
}

test('tells what it is, and what no epoch changes is written before the first step', () => {
  const { subject, manifest, file } = open();
  expect(subject).toMatchObject({
    datasetHash: manifest.hash,
    dataShape: [6, 6, 1],
    stepsPerEpoch: 6, // 160 examples in batches of 30
    watched: 'validation',
    parameters: 1320,
  });
  expect(subject.begin()).toEqual({});
  expect(existsSync(file('samples/inputs.npy'))).toBe(true);
  expect(subject.memory()).toBeNull();
});

test('the step at a place is on the rows that the order of its epoch has there, the last batch with fewer', () => {
  const { subject } = open({ encoderLearningRate: 1e-60, decoderLearningRate: 1e-60 }); // 0 in float32
  const { runner, data } = subject;
  const rows = permutation(160, 1, 2).slice(30, 60);
  const again = runner.trainStep({
    batch: { examples: data.train, rows },
    key: [1, 13],
    beta: 1,
    optimizerScalars: { encoderRate: 0, decoderRate: 0, epsilonHat: 1e-7 },
  });
  const { figures, weight } = subject.trainStep({ step: 13, epoch: 2, batch: 1 });
  expect(figures).toMatchObject({ loss: again.loss, kl: again.kl, beta: 1 });
  expect(weight).toBe(30);
  expect(subject.trainStep({ step: 17, epoch: 2, batch: 5 }).weight).toBe(10);
});

test('codes of the test split are kept, whatever split is watched', async () => {
  for (const validationExamples of [0, 40]) {
    const { subject, file } = open({ validationExamples });
    const { metrics, writeArtifacts } = subject.evaluateWatched(4);
    expect(metrics['loss']).toBeGreaterThan(0);
    expect(await writeArtifacts()).toEqual({ hasLatents: true });
    expect(existsSync(file('latents/epoch-00004.npy'))).toBe(true);
  }
});

test('the test split is measured with nearest neighbors where there are labels', () => {
  expect(open().subject.measureTest()).toHaveProperty('knnAccuracy');
});
