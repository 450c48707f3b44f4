import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { posteriorsOf } from '#main/training-worker/text-work/given-texts.ts';
import { readableTokens } from '#main/training-worker/text-work/readable-tokens.ts';
import { sentenceGroup } from '#main/training-worker/text-work/summary/sentence-group.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const texts = ['Ann likes soup. Bob eats  bread!', ' … ', 'Eve sees the moon.'];

test('texts are cut into sentences with words in them, and a text has the mean code of its own', async () => {
  const work = aTextWork(engine);
  const group = await sentenceGroup(work, { texts, areSentences: false }, null, silent);
  expect(group.sentences).toEqual(['Ann likes soup.', 'Bob eats bread!', 'Eve sees the moon.']);
  expect(group.words[1]).toEqual(['bob', 'eats', 'bread']);
  expect(group.textOf).toEqual([0, 0, 1]);
  expect(group.textWords.map((words) => words.length)).toEqual([6, 4]);
  const { latentSize } = work.values;
  const { means } = posteriorsOf(
    work,
    group.sentences.map((sentence) => readableTokens(work, sentence)),
    null,
  );
  expect(group.codes).toEqual(means);
  for (let i = 0; i < latentSize; i++) {
    expect(group.textCodes[i]).toBeCloseTo((means[i]! + means[latentSize + i]!) / 2, 6);
    expect(group.textCodes[latentSize + i]).toBe(means[2 * latentSize + i]);
  }
});

test('what are sentences stay whole, and those that are cut for the encoder are counted', async () => {
  const work = aTextWork(engine);
  const long = `Ann likes soup. ${Array.from({ length: 20 }, () => 'Soup').join(' ')}`;
  const group = await sentenceGroup(work, { texts: [long, 'Bob.'], areSentences: true }, null, silent);
  expect(group.sentences).toEqual([long, 'Bob.']);
  expect(group.cutCount).toBe(1);
  expect(group.words[0]).toHaveLength(23); // ROUGE compares all of it
});

test('a model that reads labels is told one', async () => {
  const work = aTextWork(engine, { labelCondition: 'label' });
  const given = { texts, areSentences: false };
  expect((await sentenceGroup(work, given, 'question', silent)).label).toBe(1);
  await expect(sentenceGroup(work, given, null, silent)).rejects.toMatchObject(invalid(/^label: .* name it/));
});
