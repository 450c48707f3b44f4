import { textCutter } from './cut-texts.ts';
import { addTokens } from './count-tokens.ts';
import { forEachInTurns } from './turns.ts';
import type { Cutting } from './vocabulary.ts';

/** Texts as `textCutter` cuts them: words, characters, or the pieces of which subwords are parts. */
export interface CountedTexts {
  readonly cutting: Cutting;
  /** Of the training texts, in the order of first appearance. */
  readonly counts: ReadonlyMap<string, number>;
  /** Training text after training text: each token as its place among the keys of `counts`. */
  readonly places: Int32Array;
  /** Where the tokens of each training text end in `places`. */
  readonly ends: Int32Array;
  readonly heldOutCounts: ReadonlyMap<string, number>;
}

/** Cuts and counts texts without keeping others waiting. */
export async function countTexts(
  training: readonly string[],
  heldOut: readonly string[],
  cutting: Cutting,
): Promise<CountedTexts> {
  const cut = textCutter(cutting);
  const placeOf = new Map<string, number>();
  const counts: number[] = [];
  const places: number[] = [];
  const ends: number[] = [];
  await forEachInTurns(training, (text) => {
    for (const token of cut(text)) {
      const place = placeOf.get(token) ?? placeOf.size;
      if (place === placeOf.size) placeOf.set(token, place);
      counts[place] = (counts[place] ?? 0) + 1;
      places.push(place);
    }
    ends.push(places.length);
  });
  const heldOutCounts = new Map<string, number>();
  await forEachInTurns(heldOut, (text) => addTokens(heldOutCounts, cut(text)));
  return {
    cutting,
    counts: new Map([...placeOf.keys()].map((token, place) => [token, counts[place]!])),
    places: Int32Array.from(places),
    ends: Int32Array.from(ends),
    heldOutCounts,
  };
}

/** Tokens of each training text, where one of `counts` is `sizes` tokens at its place. */
export function lengthsOf({ places, ends }: CountedTexts, sizes: ArrayLike<number>): Int32Array {
  let place = 0;
  return ends.map((end) => {
    let length = 0;
    for (; place < end; place++) length += sizes[places[place]!]!;
    return length;
  });
}
