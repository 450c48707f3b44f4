import { byFrequency, countTokens } from './count-tokens.ts';
import { textCutter } from './cut-texts.ts';
import { buildSubwords } from './subwords.ts';
import { reservedNames } from './vocabulary.ts';
import type { Vocabulary, VocabularyChoices } from './vocabulary.ts';

/**
 * The most frequent words or characters of the texts, or the subwords that are learned from them: `vocabularySize` at most,
 * besides the reserved ones. Of equally frequent tokens the one that appears first is kept.
 */
export function buildVocabulary(texts: readonly string[], choices: VocabularyChoices): Vocabulary {
  return vocabularyOf(countTokens(texts, textCutter(choices)), choices);
}

/** The same from what `textCutter` makes of the texts, counted in the order of first appearance. */
export function vocabularyOf(counts: ReadonlyMap<string, number>, choices: VocabularyChoices): Vocabulary {
  const { tokenization, letterCase, language, vocabularySize } = choices;
  const { tokens, merges } =
    tokenization === 'subwords'
      ? buildSubwords(counts, vocabularySize)
      : { tokens: mostFrequent(counts, vocabularySize), merges: [] };
  return { formatVersion: 1, tokenization, letterCase, language, tokens: [...reservedNames, ...tokens], merges };
}

function mostFrequent(counts: ReadonlyMap<string, number>, size: number): readonly string[] {
  return byFrequency(counts)
    .slice(0, size)
    .map(([token]) => token);
}
