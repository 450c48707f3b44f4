import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readNpyFile } from '#main/array-files/npy.ts';
import { openDataset } from '#main/datasets/dataset-files.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { prepareData } from '#main/training-worker/images/prepared-images.ts';
import { imageArray, writeEpochArtifacts, writeFixedArtifacts } from '#main/training-worker/images/image-artifacts.ts';
import { encodeRows } from '#main/training-worker/images/image-evaluation.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

function write(changes: Parameters<typeof quickHyperparameters>[0] = {}) {
  const directory = temporaryDirectory();
  writeExampleDataset(join(directory, 'data'));
  const values = quickHyperparameters(changes);
  const { test } = prepareData(openDataset(join(directory, 'data')), values);
  const runner = engine.stepRunner({ ...values, dataShape: [6, 6, 1] });
  const source = { runDirectory: join(directory, 'run'), values, dataShape: [6, 6, 1], test };
  writeFixedArtifacts(source);
  writeEpochArtifacts(source, runner, 3, encodeRows(runner, test, test.count));
  runner.dispose();
  return (name: string) => join(directory, 'run', name);
}

test('leaves inputs, reconstructions, prior, manifold and codes with their shapes', () => {
  const file = write();
  expect(readNpyFile(file('samples/inputs.npy')).shape).toEqual([32, 6, 6, 1]);
  expect(readNpyFile(file('samples/epoch-00003/reconstructions.npy')).shape).toEqual([32, 6, 6, 1]);
  expect(readNpyFile(file('samples/epoch-00003/prior.npy')).shape).toEqual([64, 6, 6, 1]);
  expect(readNpyFile(file('samples/epoch-00003/manifold.npy')).shape).toEqual([400, 6, 6, 1]);
  expect(readNpyFile(file('latents/epoch-00003.npy'))).toMatchObject({ dtype: 'float32', shape: [60, 2] });
  expect(readNpyFile(file('latents/labels.npy'))).toMatchObject({ dtype: 'uint8', shape: [60] });
  expect(readNpyFile(file('latents/indices.npy'))).toMatchObject({ dtype: 'int32', shape: [60] });
});

test('no manifold for more than two dimensions, no prior for an autoencoder', () => {
  const three = write({ latentSize: 3 });
  expect(existsSync(three('samples/epoch-00003/manifold.npy'))).toBe(false);
  expect(existsSync(three('samples/epoch-00003/prior.npy'))).toBe(true);
  const ae = write({ modelKind: 'ae' });
  expect(existsSync(ae('samples/epoch-00003/prior.npy'))).toBe(false);
});

test('images are rounded to bytes and clipped', () => {
  const { data } = imageArray({ dataShape: [1, 4, 1] }, Float32Array.of(-0.2, 0.5, 0.999, 1.7), 1);
  expect([...data]).toEqual([0, 128, 255, 255]);
});
