import { expect, test } from 'vitest';
import type { ArithmeticAnswer } from '#shared/contract/text-writing.ts';
import { arithmeticWords } from '#main/cli/commands/text-arithmetic.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const answer: ArithmeticAnswer = {
  kind: 'arithmetic',
  written: { text: 'she is a girl.', tokens: 6, logProbability: -1, isCut: false, label: null },
  isCopied: true,
  nearest: [{ text: 'She is a friend.', place: 3, distance: 0.45678 }],
  nearestByWords: [{ text: 'Mary is a girl.', place: 9, distance: 0.25 }],
  trigramPerplexity: { written: 5.931, nearest: 8.416 },
};

test('asks for start, minus and plus in this order', async () => {
  const { reading, asked } = answering(answer);
  await fakeCli(['text', 'arithmetic', 'last', 'a', 'b', 'c', '--neighbors', '2', '--label', 'pro'], { reading });
  expect(asked).toEqual([
    {
      kind: 'arithmetic',
      start: 'a',
      minus: 'b',
      plus: 'c',
      neighbors: 2,
      label: 'pro',
      strategy: { kind: 'beam', width: 10, lengthPower: 1 },
      seed: 1,
    },
  ]);
});

test('shows the text, the nearest training texts, and those of the baseline', () => {
  expect(arithmeticWords(answer)).toEqual([
    'she is a girl.   (a training text)',
    '',
    'nearest training text by code  distance\nShe is a friend.                 0.4568',
    '',
    'by word weights, the baseline  1 − cosine\nMary is a girl.                      0.25',
    '',
    'Perplexity under a trigram of the training texts: 5.931 written, 8.416 of the nearest training text.',
  ]);
  expect(arithmeticWords({ ...answer, isCopied: false })[0]).toBe('she is a girl.');
});

test('gives programs all of it', async () => {
  const { json } = await fakeCli(['text', 'arithmetic', 'last', 'a', 'b', 'c', '--json'], answering(answer));
  expect(json).toEqual([answer]);
});
