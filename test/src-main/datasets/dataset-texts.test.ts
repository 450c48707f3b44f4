import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTexts } from '#main/datasets/dataset-files.ts';
import { pickTexts } from '#main/datasets/dataset-texts.ts';
import { publishDataset } from '#main/datasets/publish-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleDescription, exampleTexts } from './example-content.ts';

function opened() {
  const home = temporaryDirectory();
  return openTexts(join(home, publishDataset(home, exampleTexts(), exampleDescription).hash));
}

test('gives the asked texts in the asked order with their classes', () => {
  expect(pickTexts(opened(), 'train', [1, 0, 1])).toEqual({
    texts: ['A "bad" film', 'Good, good.', 'A "bad" film'],
    labels: ['bad', 'good', 'bad'],
  });
  expect(pickTexts(opened(), 'test', [])).toEqual({ texts: [], labels: [] });
});

test.each([[3], [-1], [0.5], [NaN]])('refuses index %s and names the range', (index) => {
  expect(() => pickTexts(opened(), 'train', [0, index])).toThrow(/from 0 to 2.*found/);
});
