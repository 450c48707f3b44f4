import { LargestFirst } from './largest-first.ts';
import { PairCounts } from './pair-counts.ts';
import type { Neighbors } from './pair-counts.ts';

/** Two subwords that are joined to one. */
export interface LearnedMerge {
  readonly left: string;
  readonly right: string;
  /** How many tokens fewer all pieces have afterwards. */
  readonly saved: number;
  /** False where the joint of another pair is the same subword. */
  readonly isNew: boolean;
}

interface CountedPair extends Neighbors {
  readonly count: number;
}

/** A character outside the alphabet: nothing is joined with it. */
const outside = -1;

/**
 * Byte-pair encoding on characters (Sennrich et al. 2016, algorithm 1): joins the most frequent pair of neighbors in all
 * pieces, again and again, until none is there twice. Of equally frequent pairs the one with the older left, then the
 * older right subword comes first; those of the alphabet are as old as their place in it. The merges of a smaller
 * vocabulary are the first of those of a larger one: take as many as are wanted.
 */
export function* learnMerges(
  pieces: ReadonlyMap<string, number>,
  alphabet: readonly string[],
): Generator<LearnedMerge, void> {
  const subwords = [...alphabet];
  const idOf = new Map(alphabet.map((character, id) => [character, id]));
  const times = [...pieces.values()];
  const rows: (readonly number[])[] = [...pieces.keys()].map((piece) =>
    Array.from(piece, (character) => idOf.get(character) ?? outside),
  );
  const pairs = new PairCounts();
  rows.forEach((row, index) => pairs.add(row, times[index]!, index));
  const queue = new LargestFirst<CountedPair>(comesBefore);
  for (const pair of pairs.all()) queue.put({ ...pair, count: pairs.count(pair) });

  const join = (pair: Neighbors, joint: number): number => {
    let saved = 0;
    const grown = new Map<string, Neighbors>();
    for (const index of pairs.takeRows(pair)) {
      const row = rows[index]!;
      const joined = withJoined(row, pair, joint);
      rows[index] = joined;
      pairs.add(row, -times[index]!, index);
      pairs.add(joined, times[index]!, index);
      saved += times[index]! * (row.length - joined.length);
      for (const neighbors of neighborsOf(joined, joint)) grown.set(`${neighbors.left} ${neighbors.right}`, neighbors);
    }
    for (const neighbors of grown.values()) queue.put({ ...neighbors, count: pairs.count(neighbors) });
    return saved;
  };

  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    const count = pairs.count(next);
    if (count < 2) continue;
    if (count < next.count) {
      queue.put({ ...next, count }); // other merges took some of them
      continue;
    }
    const [left, right] = [subwords[next.left]!, subwords[next.right]!];
    const known = idOf.get(left + right);
    const joint = known ?? subwords.push(left + right) - 1;
    idOf.set(left + right, joint);
    const saved = join(next, joint);
    yield { left, right, saved, isNew: known === undefined };
  }
}

function comesBefore(a: CountedPair, b: CountedPair): boolean {
  if (a.count !== b.count) return a.count > b.count;
  return a.left !== b.left ? a.left < b.left : a.right < b.right;
}

/** From the start on, every pair of these neighbors becomes their joint. */
function withJoined(row: readonly number[], { left, right }: Neighbors, joint: number): readonly number[] {
  const joined: number[] = [];
  for (let i = 0; i < row.length; i++) {
    const isPair = row[i] === left && row[i + 1] === right;
    joined.push(isPair ? joint : row[i]!);
    if (isPair) i++;
  }
  return joined;
}

function* neighborsOf(row: readonly number[], id: number): Generator<Neighbors> {
  for (let i = 0; i + 1 < row.length; i++) {
    const [left, right] = [row[i]!, row[i + 1]!];
    if ((left === id || right === id) && left !== outside && right !== outside) yield { left, right };
  }
}
