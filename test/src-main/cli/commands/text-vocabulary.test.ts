import { expect, test } from 'vitest';
import type { VocabularyReport, VocabularyRequest } from '#shared/contract/vocabulary.ts';
import { vocabularyWords } from '#main/cli/commands/text-vocabulary.ts';
import { aDataset, fakeCli } from '../fake-services.ts';

const report: VocabularyReport = {
  trainingTexts: 900,
  heldOut: { split: 'test', texts: 100 },
  kinds: 700,
  tokens: 8000,
  kept: 500,
  unknownShare: { training: 0.025, heldOut: 0.04321 },
  curve: [
    { size: 10, coverage: 0.5, meanLength: 8.88888 },
    { size: 700, coverage: 1, meanLength: 8.88888 },
  ],
  keptTokens: [
    { token: 'the', count: 400 },
    { token: ' ', count: 9 },
  ],
  lostTokens: [],
  lengths: {
    histogram: [0, 900],
    mean: 8.88888,
    longest: 51,
    quantiles: { p50: 8, p90: 15, p95: 20, p99: 33 },
    shareTooLong: 0.005,
  },
};

function reading(asked: VocabularyRequest[] = []) {
  const vocabulary = (request: VocabularyRequest) => Promise.resolve((asked.push(request), report));
  return { datasets: { list: () => [aDataset] }, vocabulary };
}

test('asks as the options say, with what is usual for the others', async () => {
  const asked: VocabularyRequest[] = [];
  const options = ['--tokens', 'subwords', '--size', '4000', '--case', 'kept', '--longest', '16'];
  await fakeCli(['text', 'vocabulary', 'MNIST'], { reading: reading(asked) });
  await fakeCli(['text', 'vocabulary', aDataset.hash, ...options], { reading: reading(asked) });
  const all = { hash: aDataset.hash, trainingExamples: 0, validationExamples: 0 };
  expect(asked).toEqual([
    { ...all, tokenization: 'words', letterCase: 'lower', vocabularySize: 10_000, longestText: 40 },
    { ...all, tokenization: 'subwords', letterCase: 'kept', vocabularySize: 4000, longestText: 16 },
  ]);
});

test('tells a person what is kept and lost', () => {
  expect(vocabularyWords(report, { tokens: 'words', longest: 40 })).toEqual([
    '900 training texts have 8000 words; 100 texts are held out (test).',
    'The vocabulary has 500 of 700 different words. Unknown: 2.50 % in training, 4.32 % held out.',
    'A text has 8.889 words on average; half have up to 8, 90 % up to 15, 95 % up to 20, 99 % up to 33, the longest 51. More than 40: 0.50 %.',
    '',
    'size  coverage  mean length\n  10  50.00 %         8.889\n 700  100.00 %        8.889',
    '',
    'Most frequent: the (400), ␣ (9)',
    'Most frequent of the unknown: none',
  ]);
  const subwords = vocabularyWords({ ...report, kinds: null }, { tokens: 'subwords', longest: 40 });
  expect(subwords[1]).toMatch(/^The vocabulary has 500 subwords\./);
});

test('gives programs all of it', async () => {
  const { json } = await fakeCli(['text', 'vocabulary', 'MNIST', '--json'], { reading: reading() });
  expect(json).toEqual([report]);
});

test.each([
  [['nothing'], 1, /no dataset "nothing".*MNIST/],
  [['MNIST', '--tokens', 'syllables'], 2, /words, characters, subwords/],
  [['MNIST', '--size', '0'], 2, /whole number from 1/],
])('refuses %j', async (args, expected, message) => {
  const { code, err } = await fakeCli(['text', 'vocabulary', ...args], { reading: reading() });
  expect([code, err.join(' ')]).toEqual([expected, expect.stringMatching(message)]);
});
