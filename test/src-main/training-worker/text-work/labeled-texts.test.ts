import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import {
  classPlace,
  labeledSplits,
  requireUntold,
  someCodedTexts,
  wordsOf,
} from '#main/training-worker/text-work/labeled-texts.ts';
import { exampleTexts } from '#test/helpers/example-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';
import { aLabeledWork } from './a-labeled-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('has the words of all training and test texts, known to the model or not', async () => {
  const work = aTextWork(engine, { vocabularySize: 4, tokenization: 'characters', longestText: 60 });
  const { classes, train, test: tested, testRows } = await labeledSplits(work, silent);
  const { data } = work.dataset();
  expect(classes).toEqual(['statement', 'question']);
  expect([train.words.length, tested.words.length]).toEqual([data.train.count, data.test.count]);
  expect([...train.labels]).toEqual([...data.train.labels!]);
  expect(train.words[3]).toEqual(data.train.texts[3]!.toLowerCase().match(/\w+|[.?]/g));
  expect([...testRows]).toEqual(Array.from({ length: data.test.count }, (_, row) => row));
  expect(wordsOf(work)('Who says?')).toEqual(['who', 'says', '?']);
});

test('a class without a training text has no place, and its test texts are left out', async () => {
  const { splits } = exampleTexts();
  const threeClasses = (labels: Uint8Array) => labels.map((label, i) => (label === 1 ? 2 : i % 4 === 0 ? 1 : 0));
  const work = aLabeledWork(engine, {
    classes: ['a', 'b', 'c'],
    splits: {
      train: { ...splits.train, labels: splits.train.labels!.map((label) => 2 * label) },
      test: { ...splits.test, labels: threeClasses(splits.test.labels!) },
    },
  });
  const { classes, train, test: tested, testRows } = await labeledSplits(work, silent);
  expect(classes).toEqual(['a', 'c']);
  expect(new Set(train.labels)).toEqual(new Set([0, 1]));
  const labels = work.dataset().data.test.labels!;
  expect([...testRows]).toEqual([...labels.keys()].filter((row) => labels[row] !== 1));
  expect([...tested.labels]).toEqual([...testRows].map((row) => (labels[row] === 2 ? 1 : 0)));
});

test('takes some texts with their codes', () => {
  const texts = {
    words: [['a'], ['b'], ['c']],
    labels: Int32Array.of(0, 1, 0),
    codes: Float32Array.of(1, 2, 3, 4, 5, 6),
  };
  const some = someCodedTexts(texts, Int32Array.of(2, 1));
  expect(some).toEqual({ words: [['c'], ['b']], labels: Int32Array.of(0, 1), codes: Float32Array.of(5, 6, 3, 4) });
});

test('says what is missing: labels, two classes, codes that know no label, the name of a class', async () => {
  const { splits } = exampleTexts();
  const unlabeled = { train: { ...splits.train, labels: null }, test: { ...splits.test, labels: null } };
  const without = aLabeledWork(engine, { classes: [], splits: unlabeled });
  await expect(labeledSplits(without, silent)).rejects.toMatchObject(invalid(/no two classes/));
  const content = { ...splits, test: { ...splits.test, labels: splits.test.labels!.map(() => 2) } };
  const apart = aLabeledWork(engine, { classes: ['a', 'b', 'c'], splits: content });
  await expect(labeledSplits(apart, silent)).rejects.toMatchObject(invalid(/nothing can be measured/));
  const told = aTextWork(engine, { labelCondition: 'label' });
  expect(() => requireUntold(told)).toThrow(/labelCondition none/);
  expect(() => classPlace(['pos', 'neg'], 'Pos')).toThrow('no training text has "Pos"; there are "pos", "neg"');
  expect(classPlace(['pos', 'neg'], 'neg')).toBe(1);
});
