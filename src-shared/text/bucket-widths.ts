/**
 * Widths of batches for texts of these lengths (numbers of tokens, at least 1), ascending: as few as keep padding within
 * `mostPadding` of all places of an epoch, but never more than `mostWidths`, each where it saves most. A width more is
 * less padding, and a graph more. Empty without lengths.
 */
export function bucketWidths(
  lengths: ArrayLike<number>,
  { mostWidths, mostPadding }: { readonly mostWidths: number; readonly mostPadding: number },
): readonly number[] {
  const counts = countByLength(lengths);
  if (counts.length === 0) return [];
  const tokens = counts.reduce((sum, { length, count }) => sum + length * count, 0);
  const tables = [placesOfOneWidth(counts)];
  while (tables.length < Math.min(mostWidths, counts.length)) {
    const { places } = tables[tables.length - 1]!;
    const all = places[places.length - 1]!;
    if (all - tokens <= mostPadding * all) break;
    tables.push(withOneWidthMore(counts, places));
  }
  return widthsOf(tables, counts);
}

interface LengthCount {
  readonly length: number;
  readonly count: number;
  /** Texts that are at most as long. */
  readonly upTo: number;
}

/** By the last length that is covered: places of the best widths, and how many lengths come before the widest. */
interface Table {
  readonly places: readonly number[];
  readonly before: readonly number[];
}

function countByLength(lengths: ArrayLike<number>): readonly LengthCount[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < lengths.length; i++) counts.set(lengths[i]!, (counts.get(lengths[i]!) ?? 0) + 1);
  let upTo = 0;
  return [...counts].sort(([a], [b]) => a - b).map(([length, count]) => ({ length, count, upTo: (upTo += count) }));
}

function placesOfOneWidth(counts: readonly LengthCount[]): Table {
  return { places: counts.map(({ length, upTo }) => length * upTo), before: counts.map(() => 0) };
}

/** The best that one more width can do, given what fewer do for the shorter texts. */
function withOneWidthMore(counts: readonly LengthCount[], fewer: readonly number[]): Table {
  const best = counts.map(({ length, upTo }, last) => {
    let choice = { places: length * upTo, before: 0 };
    for (let before = 1; before <= last; before++) {
      const places = fewer[before - 1]! + length * (upTo - counts[before - 1]!.upTo);
      if (places < choice.places) choice = { places, before };
    }
    return choice;
  });
  return { places: best.map(({ places }) => places), before: best.map(({ before }) => before) };
}

function widthsOf(tables: readonly Table[], counts: readonly LengthCount[]): readonly number[] {
  const widths: number[] = [];
  for (let table = tables.length - 1, covered = counts.length; table >= 0 && covered > 0; table--) {
    widths.unshift(counts[covered - 1]!.length);
    covered = tables[table]!.before[covered - 1]!;
  }
  return widths;
}
