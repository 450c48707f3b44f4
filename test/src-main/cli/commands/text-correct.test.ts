import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CorrectAnswer } from '#shared/contract/text-correction.ts';
import { correctionWords } from '#main/cli/commands/text-correct.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const figures = { textsRight: 0.5, wordsRight: 0.9, wordsHarmed: 0.0125, wordsMended: 0 };
const answer: CorrectAnswer = {
  kind: 'correct',
  texts: [
    {
      words: ['i', 'knwo', '.'],
      corrections: [
        { method: 'copy', text: 'i knwo.', words: ['i', 'knwo', '.'] },
        { method: 'channel', text: 'i know.', words: ['i', 'know', '.'] },
      ],
    },
  ],
  trials: [],
  unknownShare: null,
  errorRates: { trigram: 0.05, channel: 0.01 },
  validationTexts: 100,
};

test('asks for both methods of the model, or for one, and shows what each makes of the text', async () => {
  const { reading, asked } = answering(answer);
  const { json } = await fakeCli(['text', 'correct', 'last', 'i knwo.', '--json'], { reading });
  await fakeCli(['text', 'correct', 'last', 'i knwo.', '--method', 'channel', '--label', 'pos'], { reading });
  const of = { kind: 'texts', texts: ['i knwo.'] };
  expect(asked).toEqual([
    { kind: 'correct', of, methods: ['decode', 'channel'], label: null },
    { kind: 'correct', of, methods: ['channel'], label: 'pos' },
  ]);
  expect(json).toEqual([answer]);
  expect(correctionWords(answer).join('\n')).toMatch(/as typed +i knwo\.\nchannel +i know\.\n/);
});

test('reads texts of a file, or does errors to held-out ones', async () => {
  const { reading, asked } = answering(answer);
  const file = join(temporaryDirectory(), 'texts.txt');
  writeFileSync(file, 'one\ntwo\n');
  await fakeCli(['text', 'correct', 'last', '--file', file], { reading });
  await fakeCli(['text', 'correct', 'last', '--evaluate', '--count', '50', '--noise-rate', '0.1', '--seed', '2'], {
    reading,
  });
  expect(asked.map((request) => (request.kind === 'correct' ? request.of : null))).toEqual([
    { kind: 'texts', texts: ['one', 'two'] },
    { kind: 'held-out', count: 50, noiseRate: 0.1, seed: 2 },
  ]);
});

test('the figures of every kind of errors stand in percent, with what they depend on', () => {
  const trials = [{ errors: 'none', texts: 50, figures: [{ method: 'unigram', ...figures }] }] as const;
  const words = correctionWords({ ...answer, texts: [], trials, unknownShare: 0.066 }).join('\n');
  expect(words).toContain('no errors: what is changed is harmed (50 texts)\n');
  expect(words).toMatch(/nearest word \(unigram\) +50 +90 +1\.25 +0\n/);
  expect(words).toContain('6.6 % of the words are not in the vocabulary.');
  expect(words).toContain('in a word: 0.05 (trigram), 0.01 (channel), chosen by 100 validation texts.');
});

test('a text and a file at once are refused, and neither too', async () => {
  const { reading } = answering(answer);
  const both = await fakeCli(['text', 'correct', 'last', 'text', '--evaluate'], { reading });
  expect([both.code, both.err.join('\n')]).toEqual([2, expect.stringMatching(/one of: a text, --file, or --evaluate/)]);
  expect((await fakeCli(['text', 'correct', 'last'], { reading })).code).toBe(2);
});
