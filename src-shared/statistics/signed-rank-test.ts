import { normalCdf } from './normal-cdf.ts';

/** What Wilcoxon's test says of pairs. */
export interface SignedRankTest {
  /** Pairs that differ: the others say nothing and are left out. */
  readonly count: number;
  /** The sum of the ranks of the pairs in which the second is larger (W⁺, also V). */
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
  readonly isExact: boolean;
  /** From −1, the second is always smaller, to 1: the matched-pairs rank-biserial correlation of Kerby 2014. */
  readonly effect: number;
}

/** Up to here p comes from the distribution itself, above from the normal approximation. */
const largestExactCount = 50;

/**
 * Wilcoxon's signed-rank test of runs with the same seeds, (n) and (n) in the same order. Ties share their mean rank. Up
 * to 50 pairs that differ, p is exact, also with ties: of the distribution over all signs of the ranks at hand; above,
 * normal with the variance corrected for ties and a continuity correction of ½. No pair that differs: p = 1. Throws on
 * unequal lengths and NaN. Source: Wilcoxon 1945; Lehmann 1975, chapter 3.
 */
export function signedRankTest(first: readonly number[], second: readonly number[]): SignedRankTest {
  if (first.length !== second.length) {
    throw new Error(
      `signedRankTest: first has ${first.length} values but second has ${second.length}; pairs need both`,
    );
  }
  const differences = first.map((value, i) => second[i]! - value);
  const stranger = differences.findIndex(Number.isNaN);
  if (stranger >= 0) throw new Error(`signedRankTest: the difference of pair ${stranger} is NaN, expected numbers`);
  const signed = differences.filter((difference) => difference !== 0);
  const ranks = doubledRanks(signed.map(Math.abs));
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const positive = ranks.reduce((sum, rank, i) => sum + (signed[i]! > 0 ? rank : 0), 0);
  const smaller = Math.min(positive, total - positive);
  const isExact = signed.length <= largestExactCount;
  const tail = isExact ? exactTail(ranks, smaller) : normalTail(ranks, smaller);
  return {
    count: signed.length,
    statistic: positive / 2,
    p: Math.min(1, 2 * tail),
    isExact,
    effect: total === 0 ? 0 : (2 * positive - total) / total,
  };
}

/** Twice the rank of each size, so that the mean ranks of ties are whole; the smallest has rank 1. */
function doubledRanks(sizes: readonly number[]): number[] {
  const order = sizes.map((_, i) => i).sort((i, j) => sizes[i]! - sizes[j]!);
  const ranks = sizes.map(() => 0);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && sizes[order[end]!] === sizes[order[start]!]) end++;
    for (let k = start; k < end; k++) ranks[order[k]!] = start + 1 + end;
  }
  return ranks;
}

/** P(W⁺ ≤ observed) when each rank counts with probability ½, rank after rank. */
function exactTail(ranks: readonly number[], observed: number): number {
  const probabilities = new Float64Array(observed + 1); // of each sum up to the observed one
  probabilities[0] = 1;
  for (const rank of ranks) {
    for (let sum = observed; sum >= 0; sum--) {
      const without = probabilities[sum]!;
      probabilities[sum] = (without + (sum >= rank ? probabilities[sum - rank]! : 0)) / 2;
    }
  }
  return probabilities.reduce((total, probability) => total + probability, 0);
}

/** Mean and variance of a sum over independent signs: Σr/2 and Σr²/4, which has the correction for ties in it. */
function normalTail(ranks: readonly number[], observed: number): number {
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const variance = ranks.reduce((sum, rank) => sum + rank ** 2, 0) / 4;
  return normalCdf((observed + 1 - mean) / Math.sqrt(variance)); // ½ in ranks is 1 in doubled ranks
}
