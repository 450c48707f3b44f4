import { expect, test } from 'vitest';
import type { TextManifest } from '#shared/contract/dataset.ts';
import { datasetFacts, lengthWords } from '#renderer/views/datasets/dataset-facts.ts';

const split = { count: 1200, classCounts: [], characters: 9000 };
const manifest: TextManifest = {
  formatVersion: 1,
  hash: 'a'.repeat(64),
  name: 'Texts',
  kind: 'texts',
  language: 'und',
  classes: [],
  splits: { train: split, test: { ...split, count: 30 } },
  leftOut: { empty: 2, duplicates: 1300 },
  source: 'lines in a.txt',
  importedAt: '2026-11-24T10:00:00.000Z',
};

test('facts of texts say what was left out, and wait for what is being counted', () => {
  const facts = new Map(datasetFacts(manifest, null));
  expect(facts.get('Training texts')).toBe('1,200');
  expect(facts.get('Left out')).toBe('1,300 duplicates, 2 empty');
  expect(facts.get('Language')).toBe('Not said');
  expect(new Map(datasetFacts({ ...manifest, language: 'zh' }, null)).get('Language')).toBe('Chinese');
  expect(new Map(datasetFacts({ ...manifest, language: 'pt-BR' }, null)).get('Language')).toBe('pt-BR');
  expect(facts.get('Words')).toBe('…');
  const counted = { lengthHistogram: [0, 2], meanLength: 1, longestLength: 1, words: 2500, wordsOnce: 7 };
  const known = new Map(datasetFacts(manifest, { kind: 'texts', bytes: 10, ...counted }));
  expect(known.get('Words')).toBe('2,500, 7 of them once');
});

test('facts of images have a shape and no language', () => {
  const facts = new Map(datasetFacts({ ...manifest, kind: 'images', shape: [28, 28, 1] }, null));
  expect(facts.get('Shape')).toBe('28 × 28 × 1');
  expect([facts.has('Language'), facts.get('Mean value')]).toEqual([false, '…']);
});

test('only the last bin of a histogram that was cut off holds the longer ones', () => {
  const histogram = { lengthHistogram: [0, 3, 4], longestLength: 9 };
  expect(lengthWords(1, 3, histogram)).toBe('1 words and marks: 3 texts');
  expect(lengthWords(2, 4, histogram)).toBe('2 or more words and marks: 4 texts');
  expect(lengthWords(2, 4, { ...histogram, longestLength: 2 })).toBe('2 words and marks: 4 texts');
});
