import { ngramCounts, sharedCount } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';

/** F scores, 0 to 1: of single tokens, of pairs, and of the longest common subsequence. */
export interface RougeScores {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
}

/** What ROUGE compares: runs of letters and digits in lower case, without stemming; all else separates. */
export function rougeTokens(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * ROUGE-1, -2 and -L (Lin 2004, sections 2 and 3.1) of a summary: F with equal weight on precision and recall, the mean
 * over the references. Throws without a reference.
 */
export function rouge(candidate: Tokens, references: readonly Tokens[]): RougeScores {
  if (references.length === 0) throw new Error('rouge: a text has no reference, expected at least one');
  const mean = (score: (reference: Tokens) => number) =>
    references.reduce((sum, reference) => sum + score(reference), 0) / references.length;
  return {
    rouge1: mean((reference) => rougeN(candidate, reference, 1)),
    rouge2: mean((reference) => rougeN(candidate, reference, 2)),
    rougeL: mean((reference) =>
      fScore(longestCommonSubsequence(candidate, reference), candidate.length, reference.length),
    ),
  };
}

/** ROUGE-N F of two texts; 0 if one of them has no n-gram. */
export function rougeN(candidate: Tokens, reference: Tokens, n: number): number {
  const shared = sharedCount(ngramCounts(candidate, n), ngramCounts(reference, n));
  return fScore(shared, candidate.length - n + 1, reference.length - n + 1);
}

/** 2 P R / (P + R) with P = shared / candidate and R = shared / reference is a share of their sum. */
function fScore(shared: number, candidateCount: number, referenceCount: number): number {
  return shared === 0 ? 0 : (2 * shared) / (candidateCount + referenceCount);
}

function longestCommonSubsequence(first: Tokens, second: Tokens): number {
  let above = new Int32Array(second.length + 1);
  for (const token of first) {
    const row = new Int32Array(second.length + 1);
    for (let j = 0; j < second.length; j++) {
      row[j + 1] = token === second[j] ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!);
    }
    above = row;
  }
  return above[second.length]!;
}
