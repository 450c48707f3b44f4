/** What became of a word between two texts. */
export interface WordChange {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly word: string;
}

/**
 * Pairs of places with equal words, rising in both texts, as many as there can be: a longest common subsequence, of several
 * always the same one.
 */
export function alignedPlaces(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  const width = after.length + 1;
  const longest = new Int32Array((before.length + 1) * width); // of what stands from here on
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        before[i] === after[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Both texts as one list: what is removed stands before what is added in its place. */
export function wordChanges(before: readonly string[], after: readonly string[]): readonly WordChange[] {
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  const changedUpTo = (beforeEnd: number, afterEnd: number) => {
    while (i < beforeEnd) changes.push({ kind: 'removed', word: before[i++]! });
    while (j < afterEnd) changes.push({ kind: 'added', word: after[j++]! });
  };
  for (const [left, right] of alignedPlaces(before, after)) {
    changedUpTo(left, right);
    changes.push({ kind: 'kept', word: before[left]! });
    [i, j] = [left + 1, right + 1];
  }
  changedUpTo(before.length, after.length);
  return changes;
}
