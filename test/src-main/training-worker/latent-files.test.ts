import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNpyFile } from '#main/array-files/npy.ts';
import {
  epochName,
  latentExamples,
  priorCodes,
  writeLatentPlaces,
  writeLatents,
} from '#main/training-worker/latent-files.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('places, labels and codes are those of the first examples, as many as are kept', () => {
  const run = temporaryDirectory();
  const places = Int32Array.from({ length: latentExamples + 5 }, (_, i) => 2 * i);
  writeLatentPlaces(run, places, new Uint8Array(places.length).fill(3));
  writeLatents(run, 7, new Float32Array(2 * places.length).fill(0.5), 2);
  expect(readNpyFile(join(run, 'latents', 'indices.npy')).data).toEqual(places.slice(0, latentExamples));
  expect(readNpyFile(join(run, 'latents', 'labels.npy')).shape).toEqual([latentExamples]);
  expect(readNpyFile(join(run, 'latents', `${epochName(7)}.npy`)).shape).toEqual([latentExamples, 2]);
});

test('without labels there is no file of labels', () => {
  const run = temporaryDirectory();
  writeLatentPlaces(run, Int32Array.of(4, 9), null);
  expect(readNpyFile(join(run, 'latents', 'indices.npy')).data).toEqual(Int32Array.of(4, 9));
  expect(existsSync(join(run, 'latents', 'labels.npy'))).toBe(false);
});

test('names of epochs are in the order of their numbers', () => {
  expect([epochName(3), epochName(120)]).toEqual(['epoch-00003', 'epoch-00120']);
});

test('draws from the prior depend on the seed alone', () => {
  expect(priorCodes(5, 10, 3)).toEqual(priorCodes(5, 10, 3));
  expect(priorCodes(5, 10, 3)).not.toEqual(priorCodes(6, 10, 3));
});
