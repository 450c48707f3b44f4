import { ngramKey } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';

/**
 * The share of generated texts that are, token for token, a whole text of the training data, 0 to 1: what a model has by
 * heart, or what everybody would say. NaN without generated texts.
 */
export function copiedShare(generated: readonly Tokens[], training: Iterable<Tokens>): number {
  const known = new Set<string>();
  for (const text of training) known.add(ngramKey(text));
  return generated.filter((text) => known.has(ngramKey(text))).length / generated.length;
}
