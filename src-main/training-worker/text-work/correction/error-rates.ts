import { correctionShares } from '#shared/language/correction-figures.ts';
import { readMisspellings } from '#main/corpora/misspellings.ts';
import { oncePerModel } from '../text-work.ts';
import type { TextWork } from '../text-work.ts';
import type { Tell } from '../tell.ts';
import { correctByChannel } from './correct-by-model.ts';
import { correctByTrigram } from './correct-by-words.ts';
import { heldOutErrors } from './held-out-errors.ts';
import type { TypedTexts } from './typed-texts.ts';

/** How often a channel expects an error in a word, and how many texts chose that. */
export interface ErrorRate {
  readonly rate: number;
  readonly validationTexts: number;
}

/** What is tried; at the one end hardly a word is changed. */
const rates = [0.0001, 0.001, 0.01, 0.05, 0.2] as const;

/** Without texts to choose by: one word in a hundred. */
const usualRate = 0.01;

const choosingTexts = { count: 100, noiseRate: 0.05, seed: 0 } as const;

type Correct = (
  work: TextWork,
  typed: TypedTexts,
  errorRate: number,
  tell: Tell,
) => Promise<readonly (readonly string[])[]>;

export const trigramErrorRate = oncePerModel((work, tell) => bestRate(work, correctByTrigram, tell));
export const channelErrorRate = oncePerModel((work, tell) => bestRate(work, correctByChannel, tell));

/**
 * The rate with the most words right in validation texts, over all kinds of errors, none among them; of equal ones the lowest.
 * Words right are taken to rise with the rate up to the best one and to fall from there.
 */
async function bestRate(work: TextWork, correct: Correct, tell: Tell): Promise<ErrorRate> {
  const { validation } = work.dataset().data;
  if (!validation) return { rate: usualRate, validationTexts: 0 };
  const kinds = heldOutErrors(work, validation, choosingTexts, readMisspellings());
  let tried = 0;
  const best = await summit(rates.length, rates.indexOf(usualRate), async (place) => {
    let score = 0;
    for (const { meant, typed } of kinds) {
      const corrected = await correct(work, typed, rates[place]!, async () => {
        await tell('choosing the error rate', tried, rates.length);
      });
      const cases = corrected.map((words, text) => ({
        meant: meant[text]!,
        typed: typed.words[text]!,
        corrected: words,
      }));
      score += correctionShares(cases).wordsRight;
    }
    tried++;
    return score;
  });
  return { rate: rates[best]!, validationTexts: kinds[0]!.meant.length };
}

/** The highest of so many places in a row that rise to it and fall from it, of equal ones the first; found by climbing from `start`. */
export async function summit(
  count: number,
  start: number,
  heightOf: (place: number) => Promise<number>,
): Promise<number> {
  let best = { place: start, height: await heightOf(start) };
  for (const step of [1, -1]) {
    for (let place = best.place + step; place >= 0 && place < count; place += step) {
      const height = await heightOf(place);
      if (step > 0 ? height <= best.height : height < best.height) break;
      best = { place, height };
    }
    if (best.place !== start) break; // the other side is lower
  }
  return best.place;
}
