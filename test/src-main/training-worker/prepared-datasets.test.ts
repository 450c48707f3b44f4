import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { openDataset } from '#main/datasets/dataset-files.ts';
import { prepareData } from '#main/training-worker/images/prepared-images.ts';
import { createPreparedDatasets } from '#main/training-worker/prepared-datasets.ts';
import { quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function fixture() {
  const directory = temporaryDirectory();
  writeExampleDataset(directory);
  const datasets = createPreparedDatasets();
  const prepared = (changes: Partial<Hyperparameters>, where = directory) =>
    datasets.images(where, quickHyperparameters(changes));
  return { directory, prepared };
}

test('gives the same arrays to jobs that want the same, and what a fresh process would give to others', () => {
  const { directory, prepared } = fixture();
  const first = prepared({ binarization: 'sampled-once' });
  expect(prepared({ binarization: 'sampled-once', latentSize: 7, epochs: 9 }).data).toBe(first.data);
  for (const changes of [
    { binarization: 'sampled-once', seed: 2 },
    { binarization: 'sampled-once', trainingExamples: 50 },
    { binarization: 'sampled-once', validationExamples: 20 },
    { binarization: 'threshold' },
    { binarization: 'none' },
  ] as const) {
    expect(prepared(changes).data).toEqual(prepareData(openDataset(directory), quickHyperparameters(changes)));
  }
});

test('the seed matters only to pixels that are drawn', () => {
  const { prepared } = fixture();
  expect(prepared({ seed: 1 }).data).toBe(prepared({ seed: 2 }).data);
});

test('keeps the last two preparations', () => {
  const { prepared } = fixture();
  const [first, second] = [1, 2].map((seed) => prepared({ binarization: 'sampled-once', seed }).data);
  expect(prepared({ binarization: 'sampled-once', seed: 1 }).data).toBe(first);
  prepared({ binarization: 'threshold' });
  expect(prepared({ binarization: 'sampled-once', seed: 1 }).data).toBe(first);
  expect(prepared({ binarization: 'sampled-once', seed: 2 }).data).not.toBe(second);
});

test('another dataset takes the place of the one before, whose folder may have a new content', () => {
  const { directory, prepared } = fixture();
  const other = join(temporaryDirectory(), 'other');
  writeExampleDataset(other, { train: 90 });
  const first = prepared({});
  expect(prepared({}, other).data.train.count).toBe(50);
  expect(prepared({}).data).not.toBe(first.data);
  writeExampleDataset(directory, { train: 70 });
  expect(prepared({}).data.train.count).toBe(30);
});

test('a dataset that is gone is not found, and one that does not fit is refused, also when it was open', () => {
  const { directory, prepared } = fixture();
  prepared({});
  expect(() => prepared({ network: 'convolutional', convolutionChannels: [4, 4, 4, 4] })).toThrow(/halvings/);
  rmSync(directory, { recursive: true });
  expect(() => prepared({})).toThrow(/no dataset/);
});

test('texts are cut into tokens once for all jobs that cut them the same way', () => {
  const directory = temporaryDirectory();
  writeExampleTexts(directory);
  const datasets = createPreparedDatasets();
  const prepared = (changes: Partial<Hyperparameters>) =>
    datasets.texts(directory, quickTextHyperparameters(changes)).data;
  const first = prepared({});
  expect(prepared({ seed: 9, hiddenSize: 5, epochs: 3, batchSize: 7, modelKind: 'language-model' })).toBe(first);
  const others: readonly Partial<Hyperparameters>[] = [
    { tokenization: 'characters', longestText: 70 },
    { letterCase: 'kept' },
    { vocabularySize: 12 },
    { longestText: 5 },
    { trainingExamples: 50 },
    { validationExamples: 10 },
  ];
  const tokens = ({ train, vocabulary }: typeof first) => ({ train, vocabulary });
  for (const changes of others) {
    expect(tokens(prepared({}))).toEqual(tokens(first));
    expect(tokens(prepared(changes))).not.toEqual(tokens(first));
  }
  expect(() => prepared({ network: 'transformer', hiddenSize: 9, attentionHeads: 2 })).toThrow(/attentionHeads/);
});
