import { reservedTokens } from './text-tokens.ts';

/**
 * `dataShape` of texts before they are cut into tokens: their vocabulary may turn out to be smaller. `longestText` counts
 * no end mark, `vocabularySize` no reserved tokens.
 */
export function expectedTextShape(
  { longestText, vocabularySize }: { readonly longestText: number; readonly vocabularySize: number },
  classCount: number,
): readonly number[] {
  return [longestText + 1, vocabularySize + Object.keys(reservedTokens).length, classCount];
}
