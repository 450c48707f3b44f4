import { expect, test } from 'vitest';
import { datasetWords, leftOutWords, shortDatasetWords } from '#renderer/state/dataset-words.ts';

const described = {
  formatVersion: 1,
  hash: 'a'.repeat(64),
  name: 'A',
  kind: 'images',
  shape: [28, 32, 3],
  classes: [],
  source: 'here',
  importedAt: '2026-11-24T12:00:00Z',
} as const;

test('says how many examples each split has, and the shape of images', () => {
  const splits = { train: { count: 60_000, classCounts: [] }, test: { count: 100, classCounts: [] } };
  expect(datasetWords({ ...described, splits })).toBe('60,000 training and 100 test images, 28 × 32 × 3');
});

test('says in short how much there is, of images or texts, and why texts cannot be chosen', () => {
  const split = { count: 1000, classCounts: [], characters: 5000 };
  const splits = { train: split, test: { ...split, count: 24 } };
  const { shape, ...rest } = described;
  const texts = { ...rest, kind: 'texts', language: 'en', splits, leftOut: { empty: 0, duplicates: 0 } } as const;
  const images = { ...rest, kind: 'images', shape, splits } as const;
  expect([shortDatasetWords(images), shortDatasetWords(texts)]).toEqual(['1,024 · 28 × 32 × 3', '1,024 texts']);
  expect(leftOutWords([images])).toBeNull();
  expect(leftOutWords([images, texts])).toMatch(/^A dataset of texts cannot/);
  expect(leftOutWords([texts, texts])).toMatch(/^2 datasets of texts cannot/);
});
