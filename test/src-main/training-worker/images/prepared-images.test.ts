import { expect, test } from 'vitest';
import { openDataset } from '#main/datasets/dataset-files.ts';
import { prepareData } from '#main/training-worker/images/prepared-images.ts';
import { quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function exampleDataset() {
  const directory = temporaryDirectory();
  writeExampleDataset(directory);
  return openDataset(directory);
}

test('validation is the end of the training split, training the beginning of what is left', () => {
  const dataset = exampleDataset();
  const data = prepareData(dataset, quickHyperparameters({ validationExamples: 40, trainingExamples: 100 }));
  expect([data.train.count, data.validation?.count, data.test.count]).toEqual([100, 40, 60]);
  const images = dataset.images('train');
  expect(data.validation?.bytes).toEqual(images.slice(160 * 36));
  expect(data.train.bytes).toEqual(images.slice(0, 100 * 36));
  expect(data.validation?.labels).toEqual(dataset.labels('train')?.slice(160));
});

test('without validation examples the test split is watched and all of training is used', () => {
  const data = prepareData(exampleDataset(), quickHyperparameters({ validationExamples: 0 }));
  expect([data.train.count, data.validation]).toEqual([200, null]);
});

test('leaving nothing to train on names the row and the count', () => {
  const dataset = exampleDataset();
  expect(() => prepareData(dataset, quickHyperparameters({ validationExamples: 200 }))).toThrow(
    /validationExamples: 200.*200 examples/,
  );
});

test('asking for more training examples than are left names the row and the count', () => {
  const dataset = exampleDataset();
  const values = quickHyperparameters({ validationExamples: 40, trainingExamples: 161 });
  expect(() => prepareData(dataset, values)).toThrow(/trainingExamples: 161 are asked for, 160 are left/);
  expect(prepareData(dataset, { ...values, trainingExamples: 160 }).train.count).toBe(160);
});

test('convolutions that have nothing left to halve name the row, the shape and what to do', () => {
  const values = quickHyperparameters({ network: 'convolutional', convolutionChannels: [4, 4, 4, 4] });
  expect(() => prepareData(exampleDataset(), values)).toThrow(
    /convolutionChannels: 4 halvings.*at least 9 × 9.*\(6, 6, 1\); take fewer/,
  );
});

test('a dataset without test examples is refused', () => {
  const directory = temporaryDirectory();
  writeExampleDataset(directory, { test: 0 });
  expect(() => prepareData(openDataset(directory), quickHyperparameters())).toThrow(/no test examples/);
});

test('pixels sampled once are 0 or 1, with the gray value as their probability, whatever else is chosen', () => {
  const dataset = exampleDataset();
  const sampled = prepareData(dataset, quickHyperparameters({ binarization: 'sampled-once' })).train;
  const again = prepareData(
    dataset,
    quickHyperparameters({ binarization: 'sampled-once', trainingExamples: 50 }),
  ).train;
  const gray = prepareData(dataset, quickHyperparameters()).train;
  expect(new Set(sampled.bytes)).toEqual(new Set([0, 255]));
  expect(again.bytes).toEqual(sampled.bytes.slice(0, 50 * 36));
  const mean = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length / 255;
  const standardError = 0.5 / Math.sqrt(gray.bytes.length);
  expect(Math.abs(mean(sampled.bytes) - mean(gray.bytes))).toBeLessThan(4 * standardError);
  const other = prepareData(dataset, quickHyperparameters({ binarization: 'sampled-once', seed: 2 })).train;
  expect(other.bytes).not.toEqual(sampled.bytes);
});

test('a threshold puts 128 and above to 1', () => {
  const { train } = prepareData(exampleDataset(), quickHyperparameters({ binarization: 'threshold' }));
  const gray = prepareData(exampleDataset(), quickHyperparameters()).train;
  expect([...train.bytes]).toEqual([...gray.bytes].map((byte) => (byte >= 128 ? 255 : 0)));
});
