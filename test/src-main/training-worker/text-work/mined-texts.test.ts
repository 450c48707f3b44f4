import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { isWord, minedCodes, minedTexts, minedWordWeights } from '#main/training-worker/text-work/mined-texts.ts';
import { testCodes, trainingCodes } from '#main/training-worker/text-work/training-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('all texts of a small dataset are mined, as words', () => {
  const work = aTextWork(engine);
  const { train, test: held } = work.dataset().data;
  const { rows, training, heldOut } = minedTexts(work);
  expect(Array.from(rows)).toEqual(Array.from({ length: train.count }, (_, row) => row));
  expect(heldOut).toHaveLength(held.count);
  const words = work.tokenizer.decode(training[3]!);
  expect(words).toBe(train.texts[3]!.toLowerCase()); // nothing is unknown
  expect([reservedTokens.end, reservedTokens.unknown, 4].map(isWord)).toEqual([false, false, true]);
});

test('codes are those of both splits, word weights know only words of training texts', async () => {
  const work = aTextWork(engine);
  const codes = await minedCodes(work, silent);
  expect(codes.training).toMatchObject({ kind: 'dense', featureCount: 3, values: await trainingCodes(work, silent) });
  expect(codes.heldOut).toMatchObject({ values: await testCodes(work, silent) });
  const { training, heldOut } = await minedWordWeights(work, silent);
  expect(training.featureCount).toBe(new Set(minedTexts(work).training.flatMap((words) => [...words])).size);
  expect(heldOut.featureCount).toBe(training.featureCount);
  expect(await minedWordWeights(work, silent)).toMatchObject({ training });
});
