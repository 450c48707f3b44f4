import { expect, test } from 'vitest';
import { datasetWords, shortDatasetWords } from '#renderer/state/dataset-words.ts';
import { exampleCorpus, exampleImages, exampleTextData } from './data-examples.ts';

test('says how many examples each split has, and the shape of images or the classes of texts', () => {
  expect(datasetWords(exampleImages({ shape: [28, 32, 3] }))).toBe(
    '60,000 training and 10,000 test images, 28 × 32 × 3',
  );
  expect(datasetWords(exampleTextData())).toBe('4,000 training and 500 test texts');
  expect(datasetWords(exampleTextData({ classes: ['pro', 'con'] }))).toBe(
    '4,000 training and 500 test texts in 2 classes',
  );
});

test('of a corpus it says what it is, and that it is imported at the start', () => {
  expect(datasetWords(exampleCorpus)).toMatch(/^Everyday sentences\. .*imported at the start\.$/);
});

test('says in short how much there is, of images or texts', () => {
  expect(shortDatasetWords(exampleImages())).toBe('70,000 · 28 × 28 × 1');
  expect(shortDatasetWords(exampleTextData())).toBe('4,500 texts');
});
