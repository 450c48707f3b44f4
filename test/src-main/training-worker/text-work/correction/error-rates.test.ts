import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { correctionShares } from '#shared/language/correction-figures.ts';
import { readMisspellings } from '#main/corpora/misspellings.ts';
import { correctByChannel } from '#main/training-worker/text-work/correction/correct-by-model.ts';
import { correctByTrigram } from '#main/training-worker/text-work/correction/correct-by-words.ts';
import { heldOutErrors } from '#main/training-worker/text-work/correction/held-out-errors.ts';
import { channelErrorRate, summit, trigramErrorRate } from '#main/training-worker/text-work/correction/error-rates.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test.each([
  [trigramErrorRate, correctByTrigram],
  [channelErrorRate, correctByChannel],
] as const)(
  'the rate that is chosen gets more words of validation texts right than the next ones: %o',
  async (chosen, correct) => {
    const work = aTextWork(engine);
    const { rate, validationTexts } = await chosen(work, silent);
    const { validation } = work.dataset().data;
    const kinds = heldOutErrors(work, validation!, { count: 100, noiseRate: 0.05, seed: 0 }, readMisspellings());
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
    const rates = [0.0001, 0.001, 0.01, 0.05, 0.2];
    const place = rates.indexOf(rate);
    const neighbors = rates.filter((_, i) => Math.abs(i - place) === 1);
    expect(neighbors.length).toBeGreaterThan(0);
    for (const other of neighbors) expect(await rightBy(rate)).toBeGreaterThanOrEqual(await rightBy(other));
  },
);

test('without texts of validation the rate is a usual one', async () => {
  const work = aTextWork(engine, { validationExamples: 0 });
  expect(await trigramErrorRate(work, silent)).toEqual({ rate: 0.01, validationTexts: 0 });
});

test.each([
  { heights: [1, 2, 5, 3, 0], start: 2, best: 2, asked: [2, 3, 1] },
  { heights: [1, 2, 3, 4, 5], start: 2, best: 4, asked: [2, 3, 4] },
  { heights: [9, 8, 7, 6, 5], start: 2, best: 0, asked: [2, 3, 1, 0] },
  { heights: [1, 6, 6, 6, 0], start: 2, best: 1, asked: [2, 3, 1, 0] },
])('climbs from $start to the summit of $heights and asks for no more than the way', async (given) => {
  const asked: number[] = [];
  const best = await summit(given.heights.length, given.start, async (place) => {
    asked.push(place);
    return Promise.resolve(given.heights[place]!);
  });
  expect(best).toBe(given.best);
  expect(asked).toEqual(given.asked);
});
