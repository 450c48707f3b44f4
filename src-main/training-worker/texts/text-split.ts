import { reservedTokens } from '#shared/text/text-tokens.ts';

/** The texts of a split that are not too long, as tokens. */
export interface TextSplit {
  readonly count: number;
  /** Of all texts, one after the other, each with its end mark. */
  readonly tokens: Int32Array;
  /** Where each text begins in `tokens`, and where the last one ends. (count + 1) */
  readonly starts: Int32Array;
  /** Tokens of each, the end mark counted. (count) */
  readonly lengths: Int32Array;
  /** Where each stands in its split of the dataset. (count) */
  readonly places: Int32Array;
  /** Indices of classes; null where the dataset has none. (count) */
  readonly labels: Uint8Array | null;
  /** As they are in the dataset. (count) */
  readonly texts: readonly string[];
  /** How many texts were too long. */
  readonly leftOut: number;
  /** Share of the tokens that the vocabulary does not know, end marks not counted; NaN without tokens. */
  readonly unknownShare: number;
}

export interface TextSource {
  readonly texts: readonly string[];
  readonly labels: Uint8Array | null;
  /** Of the texts that are wanted. */
  readonly places: Int32Array;
}

/** The texts at these places that have at most `longestText` tokens, the end mark not counted. */
export function textSplit(
  { texts, labels, places }: TextSource,
  encode: (text: string) => Int32Array,
  longestText: number,
): TextSplit {
  const rows: Int32Array[] = [];
  const kept: number[] = [];
  for (const place of places) {
    const row = encode(texts[place]!);
    if (row.length > longestText) continue;
    rows.push(row);
    kept.push(place);
  }
  const lengths = Int32Array.from(rows, (row) => row.length + 1);
  const starts = new Int32Array(rows.length + 1);
  lengths.forEach((length, i) => (starts[i + 1] = starts[i]! + length));
  const tokens = new Int32Array(starts.at(-1)!); // it has one number at least
  rows.forEach((row, i) => {
    tokens.set(row, starts[i]);
    tokens[starts[i + 1]! - 1] = reservedTokens.end;
  });
  const unknown = tokens.reduce((count, token) => count + Number(token === reservedTokens.unknown), 0);
  return {
    count: rows.length,
    tokens,
    starts,
    lengths,
    places: Int32Array.from(kept),
    labels: labels && Uint8Array.from(kept, (place) => labels[place]!),
    texts: kept.map((place) => texts[place]!),
    leftOut: places.length - rows.length,
    unknownShare: unknown / (tokens.length - rows.length),
  };
}

/** The tokens of a text with its end mark: a view. (T) */
export function textTokens({ tokens, starts }: TextSplit, row: number): Int32Array {
  return tokens.subarray(starts[row], starts[row + 1]);
}

/** The tokens of all texts of a split, each with its end mark. */
export function tokensOf(split: TextSplit): readonly Int32Array[] {
  return Array.from({ length: split.count }, (_, row) => textTokens(split, row));
}
