import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentHash } from '#main/datasets/content-hash.ts';
import { openDataset } from '#main/datasets/dataset-files.ts';
import { publishDataset } from '#main/datasets/publish-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleContent, exampleDescription } from './example-content.ts';

test('leaves exactly one folder, named by the hash of the content', () => {
  const home = temporaryDirectory();
  const { hash } = publishDataset(home, exampleContent(), exampleDescription);
  expect(hash).toBe(contentHash(exampleContent()));
  expect(readdirSync(home)).toEqual([hash]);
});

test('gives the dataset that is there when the same data comes again under another name', () => {
  const home = temporaryDirectory();
  publishDataset(home, exampleContent(), exampleDescription);
  const again = publishDataset(home, exampleContent(), { ...exampleDescription, name: 'Other' });
  expect(again.name).toBe('Example');
});

test('replaces a damaged folder of the same hash', () => {
  const home = temporaryDirectory();
  const directory = join(home, contentHash(exampleContent()));
  mkdirSync(directory);
  writeFileSync(join(directory, 'dataset.json'), 'half');
  publishDataset(home, exampleContent(), exampleDescription);
  expect(openDataset(directory).manifest.name).toBe('Example');
  expect(readdirSync(home)).toHaveLength(1);
});
