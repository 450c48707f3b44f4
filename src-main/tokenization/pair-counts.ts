/** Two neighbors in a row of subwords, by id. */
export interface Neighbors {
  readonly left: number;
  readonly right: number;
}

interface Entry extends Neighbors {
  count: number;
  readonly rows: Set<number>;
}

/** More ids than any corpus has subwords; two of them are one exact number. */
const mostIds = 2 ** 26;

/** How often subwords are neighbors in rows that are there several times, and in which rows. Negative ids have no neighbors. */
export class PairCounts {
  private readonly entries = new Map<number, Entry>();

  /** Counts the neighbors of a row `times` times; negative where the row is no longer there. */
  add(row: readonly number[], times: number, index: number): void {
    for (let i = 0; i + 1 < row.length; i++) {
      const [left, right] = [row[i]!, row[i + 1]!];
      if (left < 0 || right < 0) continue;
      const key = keyOf(left, right);
      let entry = this.entries.get(key);
      if (!entry) this.entries.set(key, (entry = { left, right, count: 0, rows: new Set() }));
      entry.count += times;
      if (times > 0) entry.rows.add(index);
    }
  }

  count({ left, right }: Neighbors): number {
    return this.entries.get(keyOf(left, right))?.count ?? 0;
  }

  /** All rows that have the pair, and perhaps some that had it. Afterwards it is as if it had never been counted. */
  takeRows({ left, right }: Neighbors): Iterable<number> {
    const key = keyOf(left, right);
    const rows = this.entries.get(key)?.rows ?? [];
    this.entries.delete(key);
    return rows;
  }

  all(): Iterable<Neighbors> {
    return this.entries.values();
  }
}

function keyOf(left: number, right: number): number {
  return left * mostIds + right;
}
