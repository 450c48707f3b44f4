import { expect, test } from 'vitest';
import { requireImages, requireTexts } from '#shared/contract/dataset-kind.ts';
import { publishDataset } from '#main/datasets/publish-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleContent, exampleDescription, exampleTexts } from '../../src-main/datasets/example-content.ts';

test('lets the asked kind through and names the dataset of the other', () => {
  const images = publishDataset(temporaryDirectory(), exampleContent(), exampleDescription);
  const texts = publishDataset(temporaryDirectory(), exampleTexts(), exampleDescription);
  expect(requireImages(images)).toBe(images);
  expect(requireTexts(texts)).toBe(texts);
  expect(() => requireImages(texts)).toThrow('The dataset "Example" holds texts; images are expected here.');
  expect(() => requireTexts(images)).toThrow('The dataset "Example" holds images; texts are expected here.');
});
