/** A text in pieces: words, characters or ids. Not a plain string, whose pieces nobody has chosen. */
export type Tokens = readonly string[] | Int32Array;

/** How often each n-gram of a length stands in a text; the n-gram is written as one string, see `ngramKey`. */
export function ngramCounts(tokens: Tokens, length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of ngrams(tokens, length)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** All n-grams of a length in the order of the text, T − length + 1 of them, or none. Throws on a length below 1. */
export function ngrams(tokens: Tokens, length: number): readonly string[] {
  if (!Number.isInteger(length) || length < 1) throw new Error(`ngrams: length is ${length}, expected 1 or more`);
  const keys: string[] = [];
  for (let end = length; end <= tokens.length; end++) keys.push(ngramKey(tokens.slice(end - length, end)));
  return keys;
}

/** Tokens as one string, different for different tokens: no token holds the character NUL. */
export function ngramKey(tokens: Tokens): string {
  return tokens.join('\0');
}

/** How many n-grams two texts share, each as often as it stands in both: the clipped count of Papineni et al. 2002. */
export function sharedCount(first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [key, count] of first) shared += Math.min(count, second.get(key) ?? 0);
  return shared;
}
