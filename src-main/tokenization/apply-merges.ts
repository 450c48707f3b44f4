/** So many pieces are remembered at most, so that a stream of new ones cannot fill the memory. */
const mostRemembered = 100_000;

/**
 * Cuts pieces into subwords: of the characters of a piece, the pair that was learned first is joined wherever it is, again
 * and again, until no pair of neighbors was learned (Sennrich et al. 2016).
 */
export function subwordCutter(
  merges: readonly (readonly [left: string, right: string])[],
): (piece: string) => readonly string[] {
  const ranks = new Map<string, Map<string, number>>();
  for (const [rank, [left, right]] of merges.entries()) {
    const rights = ranks.get(left) ?? new Map<string, number>();
    ranks.set(left, rights.set(right, rank));
  }
  const remembered = new Map<string, readonly string[]>();
  return (piece) => {
    const known = remembered.get(piece);
    if (known) return known;
    const subwords = joined(Array.from(piece), ranks);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(piece, subwords);
    return subwords;
  };
}

function joined(
  characters: readonly string[],
  ranks: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly string[] {
  let row = characters;
  for (;;) {
    let first = Infinity;
    let at = -1;
    for (let i = 0; i + 1 < row.length; i++) {
      const rank = ranks.get(row[i]!)?.get(row[i + 1]!) ?? Infinity;
      if (rank < first) [first, at] = [rank, i];
    }
    if (at < 0) return row;
    row = withPairJoined(row, row[at]!, row[at + 1]!);
  }
}

function withPairJoined(row: readonly string[], left: string, right: string): readonly string[] {
  const result: string[] = [];
  for (let i = 0; i < row.length; i++) {
    const isPair = row[i] === left && row[i + 1] === right;
    result.push(isPair ? left + right : row[i]!);
    if (isPair) i++;
  }
  return result;
}
