/** How often each token is there, in the order of first appearance. */
export function countTokens(texts: Iterable<string>, cut: (text: string) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) addTokens(counts, cut(text));
  return counts;
}

export function addTokens(counts: Map<string, number>, tokens: readonly string[]): void {
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
}

/** The most frequent first; of those that are equally frequent, the one that appeared first. */
export function byFrequency(counts: ReadonlyMap<string, number>): readonly (readonly [token: string, count: number])[] {
  return [...counts].toSorted(([, a], [, b]) => b - a); // sorting is stable
}
