import { ngrams } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';

/**
 * Distinct-n (Li et al. 2016): the share of different n-grams among all n-grams of all texts, 0 to 1; low is
 * monotonous. It falls with the amount of text: compare equally many texts. NaN if no text is as long as n.
 */
export function distinctShare(texts: Iterable<Tokens>, n: number): number {
  const different = new Set<string>();
  let total = 0;
  for (const text of texts) {
    const found = ngrams(text, n);
    for (const key of found) different.add(key);
    total += found.length;
  }
  return different.size / total;
}
