import { kneserNey } from '#shared/language/kneser-ney.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { textTokens } from './text-split.ts';
import type { TextSplit } from './text-split.ts';

/** Of an interpolated Kneser-Ney trigram, what a model of texts should be better than; end marks are counted. */
export interface TrigramFigures {
  /** −log p in nats per text. */
  readonly trigramNll: number;
  readonly trigramPerplexity: number;
}

/** Counts the texts of `train`, and measures the others by that. */
export function trigramFigures(
  train: TextSplit,
  vocabularySize: number,
  splits: readonly TextSplit[],
): readonly TrigramFigures[] {
  const { nats } = kneserNey(sentencesOf(train), { order: 3, vocabularySize, start: reservedTokens.start });
  return splits.map((split) => {
    let total = 0;
    for (const sentence of sentencesOf(split)) for (const token of nats(sentence)) total += token;
    return { trigramNll: total / split.count, trigramPerplexity: Math.exp(total / split.tokens.length) };
  });
}

function* sentencesOf(split: TextSplit): Generator<Int32Array> {
  for (let row = 0; row < split.count; row++) yield textTokens(split, row);
}
