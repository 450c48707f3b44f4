import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { readNpyFile } from '#main/array-files/npy.ts';
import { readVocabulary } from '#main/tokenization/vocabulary-file.ts';
import { createPreparedDatasets } from '#main/training-worker/prepared-datasets.ts';
import { openTextSubject } from '#main/training-worker/texts/text-subject.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

function open(changes: Partial<Hyperparameters> = {}) {
  const directory = temporaryDirectory();
  const manifest = writeExampleTexts(join(directory, 'data'));
  const job = {
    kind: 'train',
    hyperparameters: quickTextHyperparameters(changes),
    datasetDirectory: join(directory, 'data'),
    runDirectory: join(directory, 'run'),
    resumeFrom: null,
  } as const;
  return { subject: openTextSubject(job, engine, createPreparedDatasets()), run: job.runDirectory, manifest };
}

test('tells what it is, and leaves the vocabulary and the places of its codes before the first step', () => {
  const { subject, run, manifest } = open();
  const begun = subject.begin();
  const { data, dataShape } = subject;
  expect(subject).toMatchObject({ datasetHash: manifest.hash, watched: 'validation', stepsPerEpoch: 9 });
  expect(dataShape).toEqual([13, data.vocabulary.tokens.length, 2]);
  expect(readVocabulary(join(run, 'vocabulary.json'))).toEqual(data.vocabulary);
  expect(readNpyFile(join(run, 'latents', 'indices.npy')).data).toEqual(data.test.places);
  expect(begun).toEqual({ ...data.trigram().watched, unknownShare: data.validation!.unknownShare });
});

test('the number of its parameters is that of the numbers in its state that are no slots', () => {
  const { subject } = open();
  const numbers = Object.entries(subject.readState())
    .filter(([name]) => !name.startsWith('optimizer/'))
    .map(([, { data }]) => data.length);
  expect(subject.parameters).toBe(numbers.reduce((a, b) => a + b, 0));
});

test('at the end there is all of it, with the baseline of the very same texts', () => {
  const { subject } = open();
  const figures = subject.measureTest();
  expect(
    Object.keys(figures)
      .filter((name) => !name.startsWith('kl.'))
      .sort(),
  ).toEqual([
    'activeUnits',
    'kl',
    'knnAccuracy',
    'loss',
    'mutualInformation',
    'negativeElbo',
    'negativeLogLikelihood',
    'perplexity',
    'reconstruction',
    'trigramNll',
    'trigramPerplexity',
    'unknownShare',
  ]);
  expect(figures).toMatchObject(subject.data.trigram().test);
});

test('a topic model has no trigram beside it, an autoencoder no −log p(x)', () => {
  const topics = open({ network: 'topics', encoderWidths: [6], validationExamples: 0 }).subject;
  expect(topics.begin()).toEqual({ unknownShare: topics.data.test.unknownShare });
  expect(topics.measureTest()).not.toHaveProperty('trigramNll');
  expect(topics.watched).toBe('test');
  expect(open({ modelKind: 'ae' }).subject.measureTest()).not.toHaveProperty('negativeLogLikelihood');
});

test('perplexity of an epoch is of its nats by its tokens, and tokens are no figure', () => {
  const { subject } = open();
  expect(subject.epochFigures({ negativeElbo: 12, tokensPerText: 4, kl: 1 })).toEqual({
    negativeElbo: 12,
    kl: 1,
    perplexity: Math.exp(3),
  });
  expect(subject.epochFigures({ loss: 3 })).toEqual({ loss: 3 });
});

test('a collapse that the watched figures show is told', () => {
  const { subject } = open();
  expect(subject.epochEnded(1, { kl: 0.01, activeUnits: 0, mutualInformation: 0 })).toHaveLength(1);
});
