import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { wordKnowledge } from '#main/training-worker/text-work/correction/word-knowledge.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('a known word may mean itself and what is near, the nearer the likelier', async () => {
  const work = aTextWork(engine);
  const { meantBy } = await wordKnowledge(work, silent);
  const meant = meantBy('sees', 0.01);
  const { tokens } = work.dataset().data.vocabulary;
  expect(meant[0]).toEqual({ word: 'sees', token: tokens.indexOf('sees'), nats: -Math.log(0.99) });
  const [says] = meant.filter(({ word }) => word === 'says'); // two letters of it are others
  expect(says!.token).toBe(tokens.indexOf('says'));
  expect(says!.nats).toBeGreaterThan(2 * -Math.log(0.01));
  expect(meantBy('sees', 0.2).find(({ word }) => word === 'says')!.nats).toBeLessThan(says!.nats);
});

test('an unknown word may mean itself at the price of its spelling', async () => {
  const work = aTextWork(engine);
  const { meantBy } = await wordKnowledge(work, silent);
  const meant = meantBy('souup', 0.01);
  expect(meant[0]).toMatchObject({ word: 'souup', token: 3 });
  expect(meant[0]!.nats).toBeGreaterThan(5); // five letters and an end, none of them seen in an unknown word
  expect(meant.map(({ word }) => word)).toContain('soup');
  expect(meantBy('xylophones', 0.01).map(({ word }) => word)).toEqual(['xylophones']);
});

test('numbers and marks mean nothing but themselves', async () => {
  const { meantBy, mostFrequentBy } = await wordKnowledge(aTextWork(engine), silent);
  for (const mark of ['.', '?', '7', '3rd']) {
    expect(meantBy(mark, 0.2).map(({ word }) => word)).toEqual([mark]);
    expect(mostFrequentBy(mark)).toBe(mark);
  }
});

test('the baseline takes the most frequent of the nearest, and leaves known words alone', async () => {
  const work = aTextWork(engine);
  const { train, vocabulary } = work.dataset().data;
  const { mostFrequentBy } = await wordKnowledge(work, silent);
  const count = (word: string) => train.tokens.filter((id) => id === vocabulary.tokens.indexOf(word)).length;
  expect(mostFrequentBy('sees')).toBe('sees');
  expect(mostFrequentBy('soupp')).toBe('soup');
  const between = mostFrequentBy('tha'); // "the" and "that" are one edit away, "who" and others are farther
  expect(between).toBe(count('the') > count('that') ? 'the' : 'that');
  expect(mostFrequentBy('qqqqqqq')).toBe('qqqqqqq');
});

test('a model of characters is told that it has no words', async () => {
  const work = aTextWork(engine, { tokenization: 'characters', longestText: 60 });
  await expect(wordKnowledge(work, silent)).rejects.toMatchObject(
    invalid(/^method: .* reads characters; take .* decode/),
  );
});
