import { setImmediate } from 'node:timers/promises';

export interface TextStatistics {
  /** How many texts have so many words and marks, 0 first; the last one holds all that are as long or longer. */
  readonly lengthHistogram: readonly number[];
  readonly meanLength: number;
  readonly longestLength: number;
  /** Different words, capitals aside and without marks, and those that are there once only. */
  readonly words: number;
  readonly wordsOnce: number;
}

const mostBins = 201;
/** So many texts are counted before others may have their turn: about 20 ms. */
const textsInTurn = 1000;

/** Counts words as Unicode and the language tell them apart; white space is none, a mark counts as one. */
export async function countWords(texts: readonly string[], language: string): Promise<TextStatistics> {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const counts = new Map<string, number>();
  const lengths: number[] = [];
  for (const [index, text] of texts.entries()) {
    if (index % textsInTurn === textsInTurn - 1) await setImmediate();
    let length = 0;
    for (const { segment, isWordLike } of segmenter.segment(text)) {
      if (segment.trim() === '') continue;
      length++;
      if (!isWordLike) continue;
      const word = segment.toLowerCase();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    lengths.push(length);
  }
  const longestLength = lengths.reduce((longest, length) => Math.max(longest, length), 0);
  const lengthHistogram = new Array<number>(Math.min(longestLength + 1, mostBins)).fill(0);
  for (const length of lengths) {
    const bin = Math.min(length, mostBins - 1);
    lengthHistogram[bin] = lengthHistogram[bin]! + 1;
  }
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    lengthHistogram,
    meanLength: lengths.length > 0 ? total / lengths.length : 0,
    longestLength,
    words: counts.size,
    wordsOnce: [...counts.values()].filter((count) => count === 1).length,
  };
}
