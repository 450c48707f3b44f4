import { expect, test } from 'vitest';
import type { InterpolateAnswer } from '#shared/contract/text-writing.ts';
import { interpolationWords } from '#main/cli/commands/text-interpolate.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const step = (at: number, text: string, isCopied: boolean) => ({
  at,
  written: { text, tokens: 3, logProbability: -1, isCut: false, label: null },
  nearest: { text: `near ${text}`, place: 3, distance: 0.37364 },
  isCopied,
});
const answer: InterpolateAnswer = {
  kind: 'interpolate',
  steps: [step(0, 'a', true), step(0.5, 'b', false), step(1, 'c', true)],
  trigramPerplexity: { written: 10.1, nearest: 11.864 },
};

test('goes seven steps on a straight line unless told otherwise', async () => {
  const { reading, asked } = answering(answer);
  await fakeCli(['text', 'interpolate', 'last', 'from here', 'to there'], { reading });
  await fakeCli(
    ['text', 'interpolate', 'last', 'x', 'y', '--steps', '3', '--path', 'spherical', '--strategy', 'greedy'],
    {
      reading,
    },
  );
  const usual = { kind: 'interpolate', label: null, seed: 1 };
  const beam = { kind: 'beam', width: 10, lengthPower: 1 };
  expect(asked).toEqual([
    { ...usual, from: 'from here', to: 'to there', steps: 7, path: 'linear', strategy: beam },
    { ...usual, from: 'x', to: 'y', steps: 3, path: 'spherical', strategy: { kind: 'greedy' } },
  ]);
});

test('shows the nearest training text beside each step, and both perplexities', () => {
  expect(interpolationWords(answer)).toEqual([
    [
      '  at  written  nearest training text  distance',
      '0.00  a        near a                   0.3736',
      '0.50  b        near b                   0.3736',
      '1.00  c        near c                   0.3736',
    ].join('\n'),
    '',
    '2 of 3 texts are training texts. Perplexity under a trigram of the training texts: 10.1 written, 11.86 of the nearest training texts.',
  ]);
});

test('gives programs all of it', async () => {
  const { json } = await fakeCli(['text', 'interpolate', 'last', 'a', 'b', '--json'], answering(answer));
  expect(json).toEqual([answer]);
});
