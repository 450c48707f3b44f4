import { expect, test } from 'vitest';
import { dataKindOf, ofImageModel } from '#shared/contract/dataset-kind.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import { corpusSource } from '#main/imports/corpora.ts';
import { presets, readPreset } from '#main/runs/presets.ts';

test('all are there, with every hyperparameter', () => {
  expect(presets.map((preset) => preset.name)).toEqual([
    'mnist-quick',
    'mnist-article',
    'mnist-article-sigma',
    'mnist-autoencoder',
    'mnist-dense-z20',
    'mnist-conv',
    'text-quick',
    'text-standard',
    'text-anchor',
    'text-language-model',
    'tang-quatrains',
  ]);
});

test("the article's network is the article's", () => {
  const { hyperparameters } = presets.find((preset) => preset.name === 'mnist-article')!;
  expect(hyperparameters).toMatchObject({ optimizer: 'rmsprop', batchSize: 256, epochs: 10, latentSize: 2 });
  const dense = (widths: number[]) => widths.slice(1).reduce((sum, width, i) => sum + (widths[i]! + 1) * width, 0);
  const heads = 2 * (32 + 1) * 2;
  const sigma = 1;
  const expected = dense([784, 128, 64, 32]) + heads + dense([2, 256, 128, 64, 32, 784]) + sigma;
  expect(parameterCount({ ...ofImageModel(hyperparameters), dataShape: [28, 28, 1] })).toBe(expected);
});

test('the convolutional network has the parameters that a count by hand gives', () => {
  const { hyperparameters } = presets.find((preset) => preset.name === 'mnist-conv')!;
  const encoder = (9 + 1) * 32 + (9 * 32 + 1) * 64 + (49 * 64 + 1) * 256 + 2 * (256 + 1) * 16;
  const decoder = (16 + 1) * 256 + (256 + 1) * 49 * 64 + (9 * 64 + 1) * 32 + (9 * 32 + 1);
  expect(parameterCount({ ...ofImageModel(hyperparameters), dataShape: [28, 28, 1] })).toBe(encoder + decoder);
});

test('each is for a dataset that everybody can have, with a network for such data', () => {
  const ofTexts = presets.filter(({ hyperparameters }) => dataKindOf(hyperparameters) === 'texts');
  expect(ofTexts.map(({ dataset }) => corpusSource(dataset).source.kind)).toEqual(ofTexts.map(() => 'texts'));
  const ofImages = presets.filter(({ hyperparameters }) => dataKindOf(hyperparameters) === 'images');
  expect(new Set(ofImages.map(({ dataset }) => dataset))).toEqual(new Set(['mnist']));
});

test('a value that the table refuses is an error', () => {
  const file = { name: 'x', title: 'x', description: 'x', dataset: 'mnist', hyperparameters: { epochs: 0 } };
  expect(() => readPreset(file)).toThrow(/epochs/);
  expect(() => readPreset({ ...file, hyperparameters: { epoch: 3 } })).toThrow(/epoch/);
});
