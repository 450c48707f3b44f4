import { bleuOfCounts, smoothed } from './bleu.ts';
import { ngramCounts } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';

/** How often an n-gram stands in the text that has it most often, which text that is, and the most in any other. */
interface Maximum {
  readonly text: number;
  readonly most: number;
  readonly mostElsewhere: number;
}

/**
 * How much generated texts repeat each other, 0 to 1 (Zhu et al. 2018): the mean of the smoothed BLEU of
 * each text with all others as its references. High is monotonous. NaN for fewer than two texts. The time grows with the
 * number of n-grams and not with its square: of the counts in all references only the highest matters.
 */
export function selfBleu(texts: readonly Tokens[], longest = 4): number {
  if (texts.length < 2) return NaN;
  const matches = texts.map(() => new Array<number>(longest).fill(0)); // (N, longest)
  for (let n = 1; n <= longest; n++) {
    const counts = texts.map((text) => ngramCounts(text, n));
    const maxima = highestCounts(counts);
    counts.forEach((ofText, text) => {
      for (const [key, count] of ofText) {
        const maximum = maxima.get(key)!; // has the n-grams of all texts
        const elsewhere = maximum.text === text ? maximum.mostElsewhere : maximum.most;
        matches[text]![n - 1]! += Math.min(count, elsewhere);
      }
    });
  }
  const nearest = nearestOtherLengths(texts.map(({ length }) => length));
  const scores = texts.map(({ length }, text) => {
    const totals = Array.from({ length: longest }, (_, n) => Math.max(0, length - n));
    return bleuOfCounts(smoothed({ matches: matches[text]!, totals, length, referenceLength: nearest[text]! }));
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function highestCounts(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, Maximum> {
  const maxima = new Map<string, Maximum>();
  counts.forEach((ofText, text) => {
    for (const [key, count] of ofText) {
      const { text: before, most, mostElsewhere } = maxima.get(key) ?? { text: -1, most: 0, mostElsewhere: 0 };
      if (count > most) maxima.set(key, { text, most: count, mostElsewhere: most });
      else if (count > mostElsewhere) maxima.set(key, { text: before, most, mostElsewhere: count });
    }
  });
  return maxima;
}

/** Of each text the length of another one that is nearest to its own, the shorter of two: a neighbor when sorted. */
function nearestOtherLengths(lengths: readonly number[]): readonly number[] {
  const order = lengths.map((_, text) => text).sort((a, b) => lengths[a]! - lengths[b]!);
  const nearest = new Array<number>(lengths.length);
  order.forEach((text, place) => {
    const shorter = lengths[order[place - 1] ?? -1] ?? -Infinity;
    const longer = lengths[order[place + 1] ?? -1] ?? Infinity;
    nearest[text] = lengths[text]! - shorter <= longer - lengths[text]! ? shorter : longer;
  });
  return nearest;
}
