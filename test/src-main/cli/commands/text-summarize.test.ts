import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SummarizeAnswer } from '#shared/contract/text-summary.ts';
import { summaryWords } from '#main/cli/commands/text-summarize.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const scores = { rouge1: 0.25, rouge2: 0.125, rougeL: 0.2 };
const answer: SummarizeAnswer = {
  kind: 'summarize',
  summaries: [
    { method: 'lead', sentences: ['The room was clean.'], likeInputs: 0.3, scores },
    { method: 'combination', sentences: ['a clean room.'], likeInputs: 0.4, scores: null },
  ],
  group: { name: 'rooms', groupCount: 34, texts: ['a', 'b'], references: ['Clean rooms.'] },
  figures: [],
  groups: 1,
  sentences: 20,
  cutSentences: 3,
  longestSentence: 12,
};

test('asks for texts of a file, a corpus or one of its groups, with as many sentences as people wrote', async () => {
  const { reading, asked } = answering(answer);
  const file = join(temporaryDirectory(), 'texts.txt');
  writeFileSync(file, 'one\ntwo\n');
  const ask = (...options: string[]) => fakeCli(['text', 'summarize', 'last', ...options], { reading });
  await ask('--file', file, '--sentences', '2', '--seed', '5');
  await ask('--evaluate', 'yelp');
  await ask('--evaluate', 'opinosis', '--part', 'dev', '--group', '1');
  const common = { kind: 'summarize', label: null };
  expect(asked).toEqual([
    { ...common, of: { kind: 'texts', texts: ['one', 'two'] }, sentences: 2, seed: 5 },
    { ...common, of: { kind: 'corpus', corpus: 'yelp', part: 'test' }, sentences: 4, seed: 1 },
    { ...common, of: { kind: 'group', corpus: 'opinosis', part: 'dev', index: 0 }, sentences: 1, seed: 1 },
  ]);
});

test('shows every summary with its figures, what people wrote, and what was cut', async () => {
  const { reading } = answering(answer);
  const words = summaryWords(answer).join('\n');
  expect(words).toContain('rooms: 2 texts, one of 34 groups\n');
  expect(words).toContain(
    'first sentences (lead)   ROUGE-1/2/L 0.250/0.125/0.200; ROUGE-1 with the texts 0.300\n    The room was clean.\n',
  );
  expect(words).toContain('(combination)   ROUGE-1 with the texts 0.400\n');
  expect(words).toContain('written by a person\n    Clean rooms.\n');
  expect(words).toContain('3 of 20 sentences are longer than the 12 tokens');
  const options = ['text', 'summarize', 'last', '--evaluate', 'yelp', '--group', '1', '--method', 'lead', '--json'];
  const { json } = await fakeCli(options, { reading });
  expect(json).toEqual([{ ...answer, summaries: [answer.summaries[0]] }]);
});

test('the figures of a corpus are a table', () => {
  const figures = [{ method: 'tf-idf', ...scores, words: 17.04 }] as const;
  const words = summaryWords({ ...answer, summaries: [], group: null, figures, groups: 34 }).join('\n');
  expect(words).toContain('34 groups.\n');
  expect(words).toMatch(/\(tf-idf\) +0\.250 +0\.125 +0\.200 +17\n/);
});

test('needs texts of one kind, and two of them', async () => {
  const { reading } = answering(answer);
  const file = join(temporaryDirectory(), 'one.txt');
  writeFileSync(file, 'one\n');
  for (const options of [[], ['--file', file, '--evaluate', 'yelp'], ['--file', file]]) {
    expect((await fakeCli(['text', 'summarize', 'last', ...options], { reading })).code).toBe(2);
  }
});
