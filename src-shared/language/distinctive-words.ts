import type { Tokens } from './ngram-counts.ts';

export interface DistinctiveWord {
  readonly word: string | number;
  /** How often the group has it. */
  readonly count: number;
  /** The difference of the log odds of the word in the group and in the rest. */
  readonly logOddsRatio: number;
  /** That difference in units of its standard deviation: above 1.96 it is hardly chance. */
  readonly z: number;
}

export interface DistinctiveWordsOptions {
  /** Groups are 0 … groupCount − 1. */
  readonly groupCount: number;
  /** How many words for each group. */
  readonly most?: number;
  /** α₀: how many words the prior counts for; the larger, the less rare words are believed. */
  readonly priorStrength?: number;
}

/**
 * The words that tell a group of texts from all others, the most distinctive first, for each group: log odds with an
 * informative Dirichlet prior and their z scores (Monroe, Colaresi & Quinn 2008), the prior in proportion to the
 * words of all texts. Only words that a group has more than expected. Throws on unequal numbers of texts and groups.
 */
export function distinctiveWords(
  texts: readonly Tokens[],
  groups: ArrayLike<number>,
  { groupCount, most = 10, priorStrength = 500 }: DistinctiveWordsOptions,
): readonly (readonly DistinctiveWord[])[] {
  if (texts.length !== groups.length) {
    throw new Error(`distinctiveWords: ${texts.length} texts but groups of ${groups.length}`);
  }
  if (!(priorStrength > 0)) throw new Error(`distinctiveWords: priorStrength is ${priorStrength}, expected above 0`);
  const all = new Map<string | number, number>();
  const byGroup = Array.from({ length: groupCount }, () => new Map<string | number, number>());
  texts.forEach((text, i) => {
    const ofGroup = byGroup[groups[i]!];
    if (!ofGroup) throw new Error(`distinctiveWords: group ${i} is ${groups[i]}, expected 0 to ${groupCount - 1}`);
    for (const word of text) {
      all.set(word, (all.get(word) ?? 0) + 1);
      ofGroup.set(word, (ofGroup.get(word) ?? 0) + 1);
    }
  });
  const total = sum(all.values());
  return byGroup.map((counts) => {
    const ofGroup = sum(counts.values());
    const words = Array.from(counts, ([word, count]): DistinctiveWord => {
      const everywhere = all.get(word) ?? count;
      const prior = (priorStrength * everywhere) / total;
      const logOdds = (of: number, words: number) => Math.log((of + prior) / (words + priorStrength - of - prior));
      const logOddsRatio = logOdds(count, ofGroup) - logOdds(everywhere - count, total - ofGroup);
      const variance = 1 / (count + prior) + 1 / (everywhere - count + prior);
      return { word, count, logOddsRatio, z: logOddsRatio / Math.sqrt(variance) };
    });
    const more = words.filter(({ z }) => z > 0); // NaN, of a word beside which there is no other, is not
    return more.sort((a, b) => b.z - a.z).slice(0, most);
  });
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
