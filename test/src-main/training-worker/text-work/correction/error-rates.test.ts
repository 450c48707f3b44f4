import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { correctionShares } from '#shared/language/correction-figures.ts';
import { readMisspellings } from '#main/corpora/misspellings.ts';
import { correctByChannel } from '#main/training-worker/text-work/correction/correct-by-model.ts';
import { correctByTrigram } from '#main/training-worker/text-work/correction/correct-by-words.ts';
import { heldOutErrors } from '#main/training-worker/text-work/correction/held-out-errors.ts';
import { channelErrorRate, trigramErrorRate } from '#main/training-worker/text-work/correction/error-rates.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test.each([
  [trigramErrorRate, correctByTrigram],
  [channelErrorRate, correctByChannel],
] as const)('the rate that is chosen gets most words of validation texts right: %o', async (chosen, correct) => {
  const work = aTextWork(engine);
  const { rate, validationTexts } = await chosen(work, silent);
  const { validation } = work.dataset().data;
  const kinds = heldOutErrors(work, validation!, { count: 40, noiseRate: 0.05, seed: 0 }, readMisspellings());
  expect(validationTexts).toBe(kinds[0]!.meant.length);
  const rightBy = async (errorRate: number) => {
    let right = 0;
    for (const { meant, typed } of kinds) {
      const corrected = await correct(work, typed, errorRate, silent);
      const cases = corrected.map((words, i) => ({ meant: meant[i]!, typed: typed.words[i]!, corrected: words }));
      right += correctionShares(cases).wordsRight;
    }
    return right;
  };
  for (const other of [0.0001, 0.2]) expect(await rightBy(rate)).toBeGreaterThanOrEqual(await rightBy(other));
});

test('without texts of validation the rate is a usual one', async () => {
  const work = aTextWork(engine, { validationExamples: 0 });
  expect(await trigramErrorRate(work, silent)).toEqual({ rate: 0.01, validationTexts: 0 });
});
