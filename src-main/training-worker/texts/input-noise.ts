import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import { noisyCharacters, noisyTokens } from '#shared/language/text-noise.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import type { RandomStream } from '#shared/random/random-stream.ts';
import type { SentenceBatch } from '#shared/text/length-buckets.ts';
import { hasInputNoise } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { PreparedTexts } from './prepared-texts.ts';
import { textTokens } from './text-split.ts';

/**
 * What the encoder reads of a batch of training texts in an epoch, damaged as the hyperparameters say; each text by seed,
 * epoch and its own place, whatever stands beside it. What grows beyond the width is cut off. (count · width)
 */
export type InputNoise = (batch: SentenceBatch, epoch: number) => Int32Array;

/** Null where the encoder reads what the decoder is to write. */
export function inputNoise(
  values: TextHyperparameters,
  { train, tokenizer, vocabulary }: PreparedTexts,
): InputNoise | null {
  const { inputNoise: kind, noiseRate, seed } = values;
  if (!hasInputNoise(values)) return null;
  const alphabet = alphabetOf(vocabulary.tokens);
  const damaged = (row: number, random: RandomStream): Int32Array => {
    if (kind === 'words') return noisyWords(textTokens(train, row).subarray(0, -1), noiseRate, random);
    return tokenizer.encode(noisyCharacters(train.texts[row]!, { rate: noiseRate, alphabet }, random));
  };
  return ({ rows, width }, epoch) => {
    const tokens = new Int32Array(rows.length * width).fill(reservedTokens.padding);
    rows.forEach((row, i) => {
      const random = randomStream([seed, epoch], `inputNoise ${train.places[row]}`);
      const read = damaged(row, random).subarray(0, width - 1);
      tokens.set(read, i * width);
      tokens[i * width + read.length] = reservedTokens.end;
    });
    return tokens;
  };
}

/** Of the damaged words half are missing and half unknown; besides, some change places with a neighbor. */
function noisyWords(words: Int32Array, rate: number, random: RandomStream): Int32Array {
  const noise = { dropRate: rate / 2, maskRate: rate / 2, shuffleWindow: rate > 0 ? 1 : 0 };
  return noisyTokens(words, { ...noise, unknown: reservedTokens.unknown }, random);
}

/** The letters of the vocabulary, or all its characters where there are no two. */
export function alphabetOf(tokens: readonly string[]): string {
  const characters = [...new Set(tokens.slice(Object.keys(reservedTokens).length).join(''))].sort();
  const letters = characters.filter((character) => /\p{L}/u.test(character));
  return (letters.length > 1 ? letters : characters).join('');
}
