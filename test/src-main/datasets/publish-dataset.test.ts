import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentHash } from '#main/datasets/content-hash.ts';
import { openDataset } from '#main/datasets/dataset-files.ts';
import { publishDataset } from '#main/datasets/publish-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleContent, exampleDescription, exampleTexts, imageHashContent } from './example-content.ts';

test('leaves exactly one folder, named by the hash of the content', () => {
  const home = temporaryDirectory();
  const { hash } = publishDataset(home, exampleContent(), exampleDescription);
  expect(hash).toBe(contentHash(imageHashContent(exampleContent())));
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
  const directory = join(home, contentHash(imageHashContent(exampleContent())));
  mkdirSync(directory);
  writeFileSync(join(directory, 'dataset.json'), 'half');
  publishDataset(home, exampleContent(), exampleDescription);
  expect(openDataset(directory).manifest.name).toBe('Example');
  expect(readdirSync(home)).toHaveLength(1);
});

test('writes texts as a JSON string a line, and counts their characters as people do', () => {
  const home = temporaryDirectory();
  const manifest = publishDataset(home, exampleTexts(), exampleDescription);
  expect(manifest).toMatchObject({
    kind: 'texts',
    language: 'en',
    splits: {
      train: { count: 3, classCounts: [1, 2], characters: 11 + 12 + 1 },
      test: { count: 1, classCounts: [1, 0], characters: 5 },
    },
    leftOut: { empty: 1, duplicates: 2 },
  });
  const lines = readFileSync(join(home, manifest.hash, 'train-texts.jsonl'), 'utf8');
  expect(lines).toBe('"Good, good."\n"A \\"bad\\" film"\n"😀"\n');
});
