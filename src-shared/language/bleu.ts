import { ngramCounts } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';

/** What BLEU needs of one text or, added up, of a corpus. */
export interface BleuCounts {
  /** For n-grams of length 1, 2, … those that a reference has too, and all. (longest) */
  readonly matches: readonly number[];
  readonly totals: readonly number[];
  readonly length: number;
  /** Of the reference that is nearest in length; of two equally near ones the shorter. */
  readonly referenceLength: number;
}

/**
 * BLEU of a corpus, 0 to 1 (Papineni et al. 2002, section 2): the geometric mean of the shares of n-grams of
 * length 1 to `longest` that a reference of the same text has too, n-grams added up over all texts, times the brevity
 * penalty. 0 if no n-gram of some length matches. NaN without texts. Throws on unequal numbers of texts and references.
 */
export function corpusBleu(
  candidates: readonly Tokens[],
  references: readonly (readonly Tokens[])[],
  longest = 4,
): number {
  if (candidates.length !== references.length) {
    throw new Error(`corpusBleu: ${candidates.length} candidates but references for ${references.length}`);
  }
  const counts = candidates.map((candidate, i) => bleuCounts(candidate, references[i]!, longest));
  if (counts.length === 0) return NaN;
  const sum = (part: (one: BleuCounts) => number) => counts.reduce((total, one) => total + part(one), 0);
  const lengths = Array.from({ length: longest }, (_, n) => n);
  return bleuOfCounts({
    matches: lengths.map((n) => sum((one) => one.matches[n]!)),
    totals: lengths.map((n) => sum((one) => one.totals[n]!)),
    length: sum((one) => one.length),
    referenceLength: sum((one) => one.referenceLength),
  });
}

/**
 * BLEU of one text, 0 to 1, smoothed: one is added to matches and totals of n-grams longer than a token (Lin & Och 2004,
 * smoothing 2 of Chen & Cherry 2014), so that a short text without a common 4-gram is not simply 0.
 */
export function sentenceBleu(candidate: Tokens, references: readonly Tokens[], longest = 4): number {
  return bleuOfCounts(smoothed(bleuCounts(candidate, references, longest)));
}

export function smoothed(counts: BleuCounts): BleuCounts {
  const oneMore = (count: number, n: number) => (n === 0 ? count : count + 1);
  return { ...counts, matches: counts.matches.map(oneMore), totals: counts.totals.map(oneMore) };
}

/** BP · exp(mean log precision); the penalty is exp(1 − r / c) for a text of c tokens that is shorter than r. */
export function bleuOfCounts({ matches, totals, length, referenceLength }: BleuCounts): number {
  if (matches.some((count) => count === 0)) return 0;
  const logPrecisions = matches.map((count, n) => Math.log(count / totals[n]!));
  const meanLogPrecision = logPrecisions.reduce((sum, value) => sum + value, 0) / matches.length;
  return Math.exp(Math.min(0, 1 - referenceLength / length) + meanLogPrecision);
}

function bleuCounts(candidate: Tokens, references: readonly Tokens[], longest: number): BleuCounts {
  if (references.length === 0) throw new Error('bleu: a text has no reference, expected at least one');
  const matches: number[] = [];
  const totals: number[] = [];
  for (let n = 1; n <= longest; n++) {
    const inReferences = references.map((reference) => ngramCounts(reference, n));
    let matching = 0;
    for (const [key, count] of ngramCounts(candidate, n)) {
      matching += Math.min(count, Math.max(...inReferences.map((counts) => counts.get(key) ?? 0)));
    }
    matches.push(matching);
    totals.push(Math.max(0, candidate.length - n + 1));
  }
  const lengths = references.map((reference) => reference.length);
  return { matches, totals, length: candidate.length, referenceLength: nearestLength(candidate.length, lengths) };
}

function nearestLength(length: number, lengths: readonly number[]): number {
  const distance = (other: number) => Math.abs(other - length);
  return lengths.reduce((best, other) => {
    const difference = distance(other) - distance(best);
    return difference < 0 || (difference === 0 && other < best) ? other : best;
  });
}
