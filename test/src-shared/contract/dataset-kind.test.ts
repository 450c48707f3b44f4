import { expect, test } from 'vitest';
import { dataKindOf, kindOfNetwork, requireImages, requireTexts, rowFor } from '#shared/contract/dataset-kind.ts';
import { hyperparameterRow, hyperparameters } from '#shared/contract/hyperparameters.ts';
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

test('the choices of a row are those that there are models of such data with', () => {
  const values = (name: string, kind: 'images' | 'texts') => {
    const row = rowFor(hyperparameterRow(name), kind);
    return row.kind === 'choice' ? row.choices.map(({ value }) => value) : [];
  };
  expect(values('network', 'images')).toEqual(['dense', 'convolutional']);
  expect(values('network', 'texts')).toEqual(['recurrent', 'transformer', 'topics']);
  expect(values('modelKind', 'images')).toEqual(['vae', 'ae']);
  expect(values('klFloor', 'images')).not.toContain('normalized-means');
  expect(values('optimizer', 'texts')).toHaveLength(4);
  expect(rowFor(hyperparameterRow('epochs'), 'texts')).toBe(hyperparameterRow('epochs'));
});

test('every network says itself which data it is for, as its kind does', () => {
  const network = hyperparameters.find(({ name }) => name === 'network')!;
  if (network.kind !== 'choice' || network.name !== 'network') throw new Error('network is a row of choices');
  for (const { value, isFor } of network.choices) {
    expect([value, kindOfNetwork(value), dataKindOf({ network: value })]).toEqual([value, isFor, isFor]);
  }
});
