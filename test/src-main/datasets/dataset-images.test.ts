import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readImages } from '#main/datasets/dataset-images.ts';
import { requireImages } from '#shared/contract/dataset-kind.ts';
import { publishDataset } from '#main/datasets/publish-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleContent, exampleDescription } from './example-content.ts';

function published() {
  const home = temporaryDirectory();
  const manifest = requireImages(publishDataset(home, exampleContent(), exampleDescription));
  return { directory: join(home, manifest.hash), manifest };
}

test('gives the asked images in the asked order, repeated where asked twice', () => {
  const { directory, manifest } = published();
  const images = readImages(directory, manifest, 'train', [2, 0, 2]);
  expect(images.shape).toEqual([3, 2, 2, 1]);
  expect(Array.from(images.data)).toEqual([8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11]);
});

test('gives an empty array for no index', () => {
  const { directory, manifest } = published();
  expect(readImages(directory, manifest, 'test', []).shape).toEqual([0, 2, 2, 1]);
});

test.each([[3], [-1], [0.5], [NaN]])('refuses index %s and names the range', (index) => {
  const { directory, manifest } = published();
  expect(() => readImages(directory, manifest, 'train', [0, index])).toThrow(/from 0 to 2.*found/);
});
