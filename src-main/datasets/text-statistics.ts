import { textCutter } from '#main/tokenization/cut-texts.ts';
import { lengthHistogram } from '#main/tokenization/text-lengths.ts';
import { forEachInTurns } from '#main/tokenization/turns.ts';

export interface TextStatistics {
  /** How many texts have so many words and marks, 0 first; the last one holds all that are as long or longer. */
  readonly lengthHistogram: readonly number[];
  readonly meanLength: number;
  readonly longestLength: number;
  /** Different words, capitals aside and without marks, and those that are there once only. */
  readonly words: number;
  readonly wordsOnce: number;
}

const isWord = /[\p{L}\p{N}]/u;

/** Counts words as a model of words in lower case has them; a mark counts as one in lengths. */
export async function countWords(texts: readonly string[], language: string): Promise<TextStatistics> {
  const cut = textCutter({ tokenization: 'words', letterCase: 'lower', language });
  const counts = new Map<string, number>();
  const lengths: number[] = [];
  await forEachInTurns(texts, (text) => {
    const tokens = cut(text);
    lengths.push(tokens.length);
    for (const token of tokens) if (isWord.test(token)) counts.set(token, (counts.get(token) ?? 0) + 1);
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    lengthHistogram: lengthHistogram(Int32Array.from(lengths)),
    meanLength: lengths.length > 0 ? total / lengths.length : 0,
    longestLength: lengths.reduce((longest, length) => Math.max(longest, length), 0),
    words: counts.size,
    wordsOnce: [...counts.values()].filter((count) => count === 1).length,
  };
}
