import { textSizes } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { TextWork } from './text-work.ts';

/** What the encoder reads of a text, with the end mark: what is too long for it is cut off. */
export function readableTokens({ tokenizer, dataShape }: TextWork, text: string): Int32Array {
  const ids = tokenizer.encode(text).subarray(0, textSizes({ dataShape }).longestText - 1);
  return Int32Array.of(...ids, reservedTokens.end);
}
