import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readNpyFile } from '#main/array-files/npy.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { openDataset } from '#main/datasets/dataset-files.ts';
import { mnistSubset } from '#test/helpers/mnist-subset.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { pointsOf, startWorker } from '../real-worker.ts';

describe.each(['native', 'wasm'] as const)('with a model that was trained on the engine %s', (engine) => {
  const base = mkdtempSync(join(tmpdir(), 'vae-jobs-'));
  const [datasetDirectory, runDirectory] = [join(base, 'data'), join(base, 'run')];
  const hyperparameters = quickHyperparameters({ engine, epochs: 1, validationExamples: 100 });
  let final: Record<string, number>;
  let checkpointDirectory: string;

  beforeAll(async () => {
    mnistSubset(datasetDirectory, { train: 1000, test: 300 });
    const training = await startWorker({
      kind: 'train',
      hyperparameters,
      datasetDirectory,
      runDirectory,
      resumeFrom: null,
    });
    await training.result();
    const points = [...pointsOf(training.messages)].filter(([name]) => name.startsWith('final/test/'));
    final = Object.fromEntries(points.map(([name, value]) => [name.replace(/^final\/test\/| @.*$/g, ''), value]));
    checkpointDirectory = latestCheckpoint(runDirectory).checkpoint!.directory;
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  test('evaluation gives the final metrics of the training again, number for number', async () => {
    const worker = await startWorker({ kind: 'evaluate', hyperparameters, datasetDirectory, checkpointDirectory });
    expect(await worker.result()).toEqual({ kind: 'evaluate', metrics: final });
    expect(final['knnAccuracy']).toBeGreaterThan(0.1);
  });

  test('encoding the test images from a gzipped IDX file gives the codes that the last epoch left', async () => {
    const dataFile = join(base, 'test-images-idx3-ubyte.gz');
    const header = Buffer.from([0, 0, 8, 3, 0, 0, 300 >> 8, 300 & 255, 0, 0, 0, 28, 0, 0, 0, 28]);
    writeFileSync(dataFile, gzipSync(Buffer.concat([header, openDataset(datasetDirectory).images('test')])));
    const outputFile = join(base, 'codes.npy');
    const worker = await startWorker({
      kind: 'encode',
      hyperparameters,
      runDirectory,
      checkpointDirectory,
      dataFile,
      outputFile,
    });
    expect(await worker.result()).toEqual({ kind: 'encode', count: 300, latentSize: 2 });
    const [codes, left] = [outputFile, join(runDirectory, 'latents', 'epoch-00001.npy')].map((file) =>
      readNpyFile(file),
    );
    expect(codes!.shape).toEqual(left!.shape);
    expect(codes!.data).toHaveLength(600);
    // the run had them from its evaluation, another graph: products may be summed in another order there
    left!.data.forEach((value, i) => expect(Math.abs(codes!.data[i]! - value)).toBeLessThan(1e-5));
  });

  test('images from the prior with the seed of the run begin with those that the last epoch left', async () => {
    const outputFile = join(base, 'prior.npy');
    const { seed } = hyperparameters;
    const worker = await startWorker({
      kind: 'generate',
      hyperparameters,
      checkpointDirectory,
      count: 600,
      seed,
      outputFile,
    });
    expect(await worker.result()).toEqual({ kind: 'generate', shape: [600, 28, 28, 1] });
    const left = readNpyFile(join(runDirectory, 'samples', 'epoch-00001', 'prior.npy'));
    expect(readNpyFile(outputFile).data.slice(0, left.data.length)).toEqual(left.data);
  });
});
