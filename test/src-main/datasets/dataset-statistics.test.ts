import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { datasetDetails, moments } from '#main/datasets/dataset-statistics.ts';
import { publishDataset } from '#main/datasets/publish-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleContent, exampleDescription, exampleTexts } from './example-content.ts';

const histogram = (counts: Readonly<Record<number, number>>) =>
  Array.from({ length: 256 }, (_, value) => counts[value] ?? 0);

describe('moments', () => {
  test('of 1, 1, 4 are mean 2 and deviation √2, by hand', () => {
    expect(moments(histogram({ 1: 2, 4: 1 }))).toEqual({ meanValue: 2, standardDeviation: Math.SQRT2 });
  });
  test('of equal values have no deviation, and of none are 0', () => {
    expect(moments(histogram({ 255: 7 }))).toEqual({ meanValue: 255, standardDeviation: 0 });
    expect(moments(histogram({}))).toEqual({ meanValue: 0, standardDeviation: 0 });
  });
});

describe('datasetDetails', () => {
  test('counts the training pixels once and keeps the counts beside the data', async () => {
    const home = temporaryDirectory();
    const manifest = publishDataset(home, exampleContent(), exampleDescription);
    const directory = join(home, manifest.hash);
    const details = await datasetDetails(directory, manifest);
    expect(details).toHaveProperty(
      'valueHistogram',
      histogram(Object.fromEntries(Array.from({ length: 12 }, (_, v) => [v, 1]))),
    );
    expect(details).toMatchObject({ kind: 'images', bytes: 12 + 8 + 3 + 2, meanValue: 5.5 });
    expect(existsSync(join(directory, 'statistics.json'))).toBe(true);
    writeFileSync(join(directory, 'statistics.json'), JSON.stringify({ valueHistogram: histogram({ 3: 1 }) }));
    expect(await datasetDetails(directory, manifest)).toMatchObject({ meanValue: 3 });
  });

  test('counts again where the kept counts cannot be read', async () => {
    const home = temporaryDirectory();
    const manifest = publishDataset(home, exampleContent(), exampleDescription);
    writeFileSync(join(home, manifest.hash, 'statistics.json'), '{"valueHistogram": [1, 2');
    expect(await datasetDetails(join(home, manifest.hash), manifest)).toMatchObject({ meanValue: 5.5 });
  });

  test('of texts counts words once and keeps the counts', async () => {
    const home = temporaryDirectory();
    const manifest = publishDataset(home, exampleTexts(), exampleDescription);
    const directory = join(home, manifest.hash);
    const expected = { kind: 'texts', lengthHistogram: [0, 1, 0, 0, 1, 1], longestLength: 5, words: 4, wordsOnce: 3 };
    expect(await datasetDetails(directory, manifest)).toMatchObject({ ...expected, bytes: 14 + 17 + 7 + 8 + 3 + 1 });
    const kept = JSON.parse(readFileSync(join(directory, 'statistics.json'), 'utf8')) as object; // the file of the call above
    expect(kept).toMatchObject({ meanLength: 10 / 3, words: 4 });
  });
});
