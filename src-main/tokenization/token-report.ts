import type { VocabularyReport } from '#shared/contract/vocabulary.ts';
import { byFrequency } from './count-tokens.ts';
import { lengthsOf } from './counted-texts.ts';
import type { CountedTexts } from './counted-texts.ts';
import { curveSizes } from './curve-sizes.ts';
import { describeLengths } from './text-lengths.ts';

/** The part of a report that is counted from texts. */
export type CountedReport = Omit<VocabularyReport, 'trainingTexts' | 'heldOut'>;

export interface ReportChoices {
  readonly vocabularySize: number;
  readonly longestText: number;
}

const mostListed = 20;
/** Where curves begin. */
export const smallestSize = 10;

/** What the most frequent words or characters cover, `vocabularySize` of them. */
export function reportTokens(texts: CountedTexts, { vocabularySize, longestText }: ReportChoices): CountedReport {
  const ranked = byFrequency(texts.counts);
  const kept = ranked.slice(0, vocabularySize);
  const covered = coveredTokens(ranked);
  const total = covered.at(-1) ?? 0;
  const lengths = describeLengths(lengthsOf(texts, new Uint8Array(texts.counts.size).fill(1)), longestText);
  const known = new Set(kept.map(([token]) => token));
  return {
    kinds: ranked.length,
    tokens: total,
    kept: kept.length,
    unknownShare: {
      training: shareUnknown(texts.counts, known),
      heldOut: shareUnknown(texts.heldOutCounts, known),
    },
    curve: curveSizes(smallestSize, ranked.length).map((size) => ({
      size,
      coverage: covered[size - 1]! / total,
      meanLength: lengths.mean,
    })),
    keptTokens: listed(kept),
    lostTokens: listed(ranked.slice(vocabularySize)),
    lengths,
  };
}

/** Share of counted tokens that are not known; null where there are none. */
export function shareUnknown(counts: ReadonlyMap<string, number>, known: ReadonlySet<string>): number | null {
  let [total, unknown] = [0, 0];
  for (const [token, count] of counts) {
    total += count;
    if (!known.has(token)) unknown += count;
  }
  return total > 0 ? unknown / total : null;
}

export function listed(ranked: readonly (readonly [token: string, count: number])[]): VocabularyReport['keptTokens'] {
  return ranked.slice(0, mostListed).map(([token, count]) => ({ token, count }));
}

/** How many tokens the first so many kinds cover, the first alone first. */
function coveredTokens(ranked: readonly (readonly [token: string, count: number])[]): readonly number[] {
  let sum = 0;
  return ranked.map(([, count]) => (sum += count));
}
