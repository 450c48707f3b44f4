import type { SparseFeatures, SparseRow } from './features.ts';
import { ngrams } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';
import { atOnce } from './portioned-work.ts';
import type { PortionedWork } from './portioned-work.ts';

export interface TfIdfModel {
  readonly featureCount: number;
  /** The n-gram of each feature, as `ngramKey` writes it, in the order of the texts. (D) */
  readonly terms: readonly string[];
  /** Rows of length 1, of length 0 for a text without a known term; unknown terms say nothing. (N, D) */
  readonly features: (texts: readonly Tokens[]) => SparseFeatures;
}

export interface TfIdfOptions {
  /** N-grams of 1 to so many tokens are terms. */
  readonly longest?: number;
  /** Terms of fewer texts are left out. */
  readonly fewestTexts?: number;
}

/** Texts that are counted between two looks up. */
const textsOfPortion = 1000;

/**
 * Term frequency times inverse document frequency, rows divided by their length (Salton & Buckley 1988, "tfc"), with the
 * smooth ln((1 + N) / (1 + n)) + 1 of a term that n of N texts have: as if one more text had every term.
 */
export function tfIdf(texts: readonly Tokens[], options: TfIdfOptions = {}): TfIdfModel {
  return atOnce(tfIdfWork(texts, options));
}

/** The same, looking up while texts are counted. */
export function* tfIdfWork(
  texts: readonly Tokens[],
  { longest = 1, fewestTexts = 1 }: TfIdfOptions = {},
): PortionedWork<TfIdfModel> {
  const textCounts = new Map<string, number>();
  for (const [i, text] of texts.entries()) {
    if (i % textsOfPortion === 0) yield i / texts.length;
    for (const term of termCounts(text, longest).keys()) textCounts.set(term, (textCounts.get(term) ?? 0) + 1);
  }
  const kept = [...textCounts].filter(([, count]) => count >= fewestTexts);
  const terms = kept.map(([term]) => term);
  const featureOf = new Map(terms.map((term, feature) => [term, feature]));
  const inverse = Float64Array.from(kept, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1);

  const row = (tokens: Tokens): SparseRow => {
    const weights: [feature: number, weight: number][] = [];
    for (const [term, count] of termCounts(tokens, longest)) {
      const feature = featureOf.get(term);
      if (feature !== undefined) weights.push([feature, count * inverse[feature]!]);
    }
    weights.sort(([a], [b]) => a - b);
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
    return {
      indices: Int32Array.from(weights, ([feature]) => feature),
      values: Float64Array.from(weights, ([, weight]) => weight / length),
    };
  };
  const featureCount = terms.length;
  return { featureCount, terms, features: (some) => ({ kind: 'sparse', rows: some.map(row), featureCount }) };
}

function termCounts(tokens: Tokens, longest: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let length = 1; length <= longest; length++) {
    for (const term of ngrams(tokens, length)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
