import { kneserNey } from '#shared/language/kneser-ney.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { KneserNeyModel } from '#shared/language/kneser-ney.ts';
import { tokensOf } from './text-split.ts';
import type { TextSplit } from './text-split.ts';

/** Of an interpolated Kneser-Ney trigram, what a model of texts should be better than; end marks are counted. */
export interface TrigramFigures {
  /** −log p in nats per text. */
  readonly trigramNll: number;
  readonly trigramPerplexity: number;
}

/** A trigram model of texts as tokens with their end marks. */
export function trigramOf(texts: Iterable<Int32Array>, vocabularySize: number): KneserNeyModel {
  return kneserNey(texts, { order: 3, vocabularySize, start: reservedTokens.start });
}

/** What texts cost under a trigram model, in nats, and how many tokens they have. */
export function costUnder(
  { nats }: KneserNeyModel,
  texts: Iterable<Int32Array>,
): { readonly nats: number; readonly tokens: number } {
  let total = 0;
  let tokens = 0;
  for (const text of texts) {
    for (const cost of nats(text)) total += cost;
    tokens += text.length;
  }
  return { nats: total, tokens };
}

/** Counts the texts of `train`, and measures the others by that. */
export function trigramFigures(
  train: TextSplit,
  vocabularySize: number,
  splits: readonly TextSplit[],
): readonly TrigramFigures[] {
  const trigram = trigramOf(tokensOf(train), vocabularySize);
  return splits.map((split) => {
    const { nats, tokens } = costUnder(trigram, tokensOf(split));
    return { trigramNll: nats / split.count, trigramPerplexity: Math.exp(nats / tokens) };
  });
}
