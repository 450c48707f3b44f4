import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { writingMeasures } from '#main/training-worker/text-work/writing-measures.ts';
import { tokensOf } from '#main/training-worker/texts/text-split.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('a model that had learned its training texts by heart is fluent, and copies', async () => {
  const work = aTextWork(engine);
  const { data } = work.dataset();
  const copies = tokensOf(data.train).slice(0, 40);
  const { written, real } = await writingMeasures(work, copies, { withReverse: false, label: null }, silent);
  expect(written).toMatchObject({ texts: 40, copiedShare: 1, reversePerplexity: null });
  expect(real).toMatchObject({ texts: 40, copiedShare: 0, reversePerplexity: null }); // all example texts differ
  expect(real.forwardPerplexity).toBeCloseTo(data.trigram().test.trigramPerplexity, 9);
  expect(written.forwardPerplexity).toBeLessThan(real.forwardPerplexity);
  const tokens = copies.reduce((sum, { length }) => sum + length, 0);
  expect(written.meanTokens).toBe(tokens / 40);
});

test('one text over and over is monotonous, and teaches nothing', async () => {
  const work = aTextWork(engine);
  const [first] = tokensOf(work.dataset().data.test);
  const repeated = new Array<Int32Array>(40).fill(first!);
  const { written, real } = await writingMeasures(work, repeated, { withReverse: true, label: null }, silent);
  expect(written.selfBleu).toBeCloseTo(1, 6);
  expect(written.distinct1).toBeCloseTo(new Set(first!.subarray(0, -1)).size / (40 * (first!.length - 1)), 9);
  expect(real.selfBleu).toBeLessThan(1);
  expect(real.distinct1!).toBeGreaterThan(written.distinct1!);
  expect(written.reversePerplexity!).toBeGreaterThan(2 * real.reversePerplexity!);
});

test('counts equally many of both, and nothing where there is too little', async () => {
  const work = aTextWork(engine);
  const { train, test: held } = work.dataset().data;
  const many = await writingMeasures(work, tokensOf(train), { withReverse: false, label: null }, silent);
  expect([many.written.texts, many.real.texts]).toEqual([held.count, held.count]);
  const one = await writingMeasures(work, [Int32Array.of(4, 2)], { withReverse: false, label: null }, silent);
  expect(one.written).toMatchObject({ texts: 1, distinct2: null, selfBleu: null });
});

test('what was written of a class is compared with real texts of that class alone', async () => {
  const work = aTextWork(engine);
  const { train, test: held } = work.dataset().data;
  const ofClass = (split: typeof held, label: number) =>
    tokensOf(split).filter((_, row) => split.labels![row] === label);
  const many = ofClass(train, 1);
  const { written, real } = await writingMeasures(work, many, { withReverse: true, label: 1 }, silent);
  const expected = ofClass(held, 1);
  expect(expected.length).toBeLessThan(held.count);
  expect([written.texts, real.texts]).toEqual([expected.length, expected.length]);
  expect(real.meanTokens).toBe(expected.reduce((sum, { length }) => sum + length, 0) / expected.length);
  expect(written.reversePerplexity).toBe(real.reversePerplexity); // both were learned from all training texts of the class
});
