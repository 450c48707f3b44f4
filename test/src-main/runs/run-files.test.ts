import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import { npyBytes } from '#main/array-files/npy.ts';
import { readLatentFiles, readSampleFile, readTextSamples } from '#main/runs/run-files.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function runFolder(files: Readonly<Record<string, NumberArray>>): string {
  const directory = temporaryDirectory();
  for (const [name, array] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), npyBytes(array));
  }
  return directory;
}

const images = numberArray('uint8', [1, 2, 2, 1], Uint8Array.of(1, 2, 3, 4));

test('inputs are those of the run, the rest those of the epoch', () => {
  const directory = runFolder({ 'samples/inputs.npy': images, 'samples/epoch-00003/prior.npy': images });
  expect(readSampleFile(directory, 99, 'inputs')).toEqual(images);
  expect(readSampleFile(directory, 3, 'prior')).toEqual(images);
  expect(() => readSampleFile(directory, 4, 'prior')).toThrow(/epoch-00004/);
});

test('latent codes come with their places, and with labels where there are some', () => {
  const files = {
    'latents/indices.npy': numberArray('int32', [1], Int32Array.of(5)),
    'latents/epoch-00001.npy': numberArray('float32', [1, 2], Float32Array.of(0.5, -1)),
  };
  expect(readLatentFiles(runFolder(files), 1)).toMatchObject({ labels: null, indices: { data: Int32Array.of(5) } });
  const labels = numberArray('uint8', [1], Uint8Array.of(7));
  expect(readLatentFiles(runFolder({ ...files, 'latents/labels.npy': labels }), 1).labels).toEqual(labels);
});

test('a file of another type is refused and named', () => {
  const directory = runFolder({ 'samples/inputs.npy': numberArray('float32', [1], Float32Array.of(1)) });
  expect(() => readSampleFile(directory, 0, 'inputs')).toThrow(/inputs\.npy holds float32, expected uint8/);
});

test('texts of an epoch are read as they were written; a file of something else says so', () => {
  const samples = { inputs: ['a'], reconstructions: ['b'], prior: ['c'], interpolation: ['b', 'd'], topics: [] };
  const directory = runFolder({});
  const write = (content: unknown) => {
    mkdirSync(join(directory, 'samples', 'epoch-00002'), { recursive: true });
    writeFileSync(join(directory, 'samples', 'epoch-00002', 'texts.json'), JSON.stringify(content));
  };
  write(samples);
  expect(readTextSamples(directory, 2)).toEqual(samples);
  expect(() => readTextSamples(directory, 3)).toThrow(/This run has no .*epoch-00003.*texts\.json/);
  write({ ...samples, prior: 'c' });
  expect(() => readTextSamples(directory, 2)).toThrow(/texts\.json: expected what a model of texts wrote; prior/);
});
