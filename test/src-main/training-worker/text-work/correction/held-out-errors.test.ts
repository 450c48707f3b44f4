import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { heldOutErrors } from '#main/training-worker/text-work/correction/held-out-errors.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const misspellings = new Map([
  ['soup', ['suop']],
  ['bread', ['braed', 'bred']],
]);
const choice = { count: 10, noiseRate: 0.1, seed: 1 };

test('the same texts get one misspelled word, errors by characters, or none', () => {
  const work = aTextWork(engine);
  const { test: split } = work.dataset().data;
  const [misspelled, characters, none] = heldOutErrors(work, split, choice, misspellings);
  expect([misspelled!.errors, characters!.errors, none!.errors]).toEqual(['misspelled', 'characters', 'none']);
  expect(misspelled!.meant.length).toBeGreaterThan(3);
  expect(characters!.meant).toEqual(misspelled!.meant);
  expect(none!.typed.words).toEqual(none!.meant);
  misspelled!.meant.forEach((words, i) => {
    const typed = misspelled!.typed.words[i]!;
    const changed = words.flatMap((word, place) => (word === typed[place] ? [] : [[word, typed[place]!]]));
    expect(changed).toHaveLength(1);
    expect(misspellings.get(changed[0]![0]!)).toContain(changed[0]![1]);
  });
  expect(characters!.typed.words).not.toEqual(characters!.meant);
});

test('fewer texts are the first of more, and another seed gives others', () => {
  const work = aTextWork(engine);
  const { test: split } = work.dataset().data;
  const of = (changes: Partial<typeof choice>) =>
    heldOutErrors(work, split, { ...choice, ...changes }, misspellings)[1]!.typed.words;
  expect(of({ count: 3 })).toEqual(of({}).slice(0, 3));
  expect(of({ seed: 2 })).not.toEqual(of({}));
});

test('without misspellings there are the two others, of any texts', () => {
  const work = aTextWork(engine, { labelCondition: 'label' });
  const { test: split } = work.dataset().data;
  const kinds = heldOutErrors(work, split, choice, new Map());
  expect(kinds.map(({ errors }) => errors)).toEqual(['characters', 'none']);
  expect(kinds[0]!.meant).toHaveLength(10);
  const { labels } = kinds[0]!.typed;
  kinds[0]!.meant.forEach((words, i) => expect(labels![i]).toBe(words.at(-1) === '?' ? 1 : 0));
});
