import { alignedPlaces } from './word-alignment.ts';

/** A text as it was meant, as it was typed, and as it was corrected, in words. */
export interface CorrectedCase {
  readonly meant: readonly string[];
  readonly typed: readonly string[];
  readonly corrected: readonly string[];
}

/** Each a share, 0 to 1, over all texts together; NaN without any. */
export interface CorrectionShares {
  /** Of the texts: those that are, word for word, what was meant. */
  readonly textsRight: number;
  /** Words that stand where they were meant to (a longest common subsequence), of the words of the longer of the two texts. */
  readonly wordsRight: number;
  /** Of the words meant: those that were typed right and are not right any more. */
  readonly wordsHarmed: number;
  /** Of the words meant: those that were typed wrong and are right now. */
  readonly wordsMended: number;
}

export function correctionShares(cases: readonly CorrectedCase[]): CorrectionShares {
  let [rightTexts, rightWords, words, meantWords, harmed, mended] = [0, 0, 0, 0, 0, 0];
  for (const { meant, typed, corrected } of cases) {
    const typedRight = new Set(alignedPlaces(meant, typed).map(([place]) => place));
    const right = new Set(alignedPlaces(meant, corrected).map(([place]) => place));
    const longer = Math.max(meant.length, corrected.length);
    if (right.size === longer) rightTexts++;
    rightWords += right.size;
    words += longer;
    meantWords += meant.length;
    for (const place of typedRight) if (!right.has(place)) harmed++;
    for (const place of right) if (!typedRight.has(place)) mended++;
  }
  return {
    textsRight: rightTexts / cases.length,
    wordsRight: rightWords / words,
    wordsHarmed: harmed / meantWords,
    wordsMended: mended / meantWords,
  };
}
