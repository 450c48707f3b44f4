import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { sentenceGroup } from '#main/training-worker/text-work/summary/sentence-group.ts';
import {
  allSubsets,
  bestSentences,
  likeInputs,
  writtenFromCombinations,
  writtenFromMean,
} from '#main/training-worker/text-work/summary/written-summaries.ts';
import { writeTexts } from '#main/training-worker/text-work/write-texts.ts';
import type { TextWork } from '#main/training-worker/text-work/text-work.ts';
import { exampleTexts } from '#test/helpers/example-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const groupOf = (work: TextWork, count: number) =>
  sentenceGroup(work, { texts: exampleTexts({ train: count }).splits.train.texts, areSentences: true }, null, silent);

test('all subsets are all but the empty one', () => {
  expect(allSubsets(2)).toEqual([[0], [1], [0, 1]]);
  expect(new Set(allSubsets(8).map((subset) => subset.join())).size).toBe(255);
});

test('how like the texts a summary is: the mean of ROUGE-1 over them', () => {
  // two of two and three words: 4 / 5; none of the other
  expect(likeInputs(['clean room'], [['clean', 'room', 'here'], ['kind']])).toBeCloseTo((4 / 5 + 0) / 2, 12);
});

test('sentences are added as long as they bring something', () => {
  const scores = new Map([
    ['a', 1],
    ['b', 2],
    ['b a', 3],
    ['b c', 1],
    ['b a c', 3],
  ]);
  const scoreOf = (sentences: readonly string[]) => scores.get(sentences.join(' ')) ?? 0;
  expect(bestSentences(['a', 'b', 'c', 'b'], 3, scoreOf)).toEqual(['b', 'a']);
  expect(bestSentences(['a', 'b', 'c'], 1, scoreOf)).toEqual(['b']);
  expect(bestSentences([], 1, scoreOf)).toEqual([]);
});

test('of few texts the best of all combinations is found, and the mean is one of them', async () => {
  const work = aTextWork(engine);
  const group = await groupOf(work, 4);
  const { latentSize } = work.values;
  const z = allSubsets(4).flatMap((subset) =>
    Array.from({ length: latentSize }, (_, i) => {
      return subset.reduce((sum, text) => sum + group.textCodes[text * latentSize + i]!, 0) / subset.length;
    }),
  );
  const choice = { strategy: { kind: 'greedy' }, seed: 5, allowUnknown: false } as const;
  const written = await writeTexts(work, { count: 15, z: Float32Array.from(z), labels: null }, choice, silent);
  const texts = written.map(({ ids }) => work.tokenizer.decode(ids));
  const scores = texts.map((text) => likeInputs([text], group.textWords));
  const [found] = await writtenFromCombinations(work, group, { count: 1, seed: 1 }, silent);
  expect(likeInputs([found!], group.textWords)).toBeCloseTo(Math.max(...scores), 6);
  expect(texts).toContain((await writtenFromMean(work, group, silent))[0]);
});

test('of many texts the seed decides what is tried', async () => {
  const work = aTextWork(engine);
  const group = await groupOf(work, 30);
  const [found] = await writtenFromCombinations(work, group, { count: 1, seed: 1 }, silent);
  expect(await writtenFromCombinations(work, group, { count: 1, seed: 1 }, silent)).toEqual([found]);
  const ofMean = likeInputs(await writtenFromMean(work, group, silent), group.textWords);
  expect(likeInputs([found!], group.textWords)).toBeGreaterThanOrEqual(ofMean);
});
