import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import {
  isTrainingText,
  perplexityUnder,
  testCodes,
  trainingCodes,
  trainingTrigram,
} from '#main/training-worker/text-work/training-texts.ts';
import { tokensOf } from '#main/training-worker/texts/text-split.ts';
import { posteriorsOf } from '#main/training-worker/text-work/given-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('the codes of the training texts stand in the order of the texts', async () => {
  const work = aTextWork(engine);
  const rows = tokensOf(work.dataset().data.train);
  const { means } = posteriorsOf(work, rows, null);
  const found = await trainingCodes(work, silent);
  expect(found).toHaveLength(means.length);
  found.forEach((value, i) => expect(value).toBeCloseTo(means[i]!, 5));
  expect(await trainingCodes(work, silent)).toBe(found);
});

test('the codes of the test texts stand in the order of the texts', async () => {
  const work = aTextWork(engine);
  const { means } = posteriorsOf(work, tokensOf(work.dataset().data.test), null);
  const found = await testCodes(work, silent);
  expect(found).toHaveLength(means.length);
  found.forEach((value, i) => expect(value).toBeCloseTo(means[i]!, 5));
});

test('the trigram of the training texts is the baseline of the run', async () => {
  const work = aTextWork(engine);
  const { data } = work.dataset();
  const trigram = await trainingTrigram(work, silent);
  expect(perplexityUnder(trigram, tokensOf(data.test))).toBeCloseTo(data.trigram().test.trigramPerplexity, 9);
});

test('knows which texts are training texts', async () => {
  const work = aTextWork(engine);
  const isCopy = await isTrainingText(work, silent);
  const [first] = tokensOf(work.dataset().data.train);
  expect(isCopy(first!)).toBe(true);
  expect(isCopy(first!.subarray(1))).toBe(false);
});
