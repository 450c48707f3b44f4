export type Goal = 'minimize' | 'maximize';

interface Course {
  /** (N) */
  readonly values: Float64Array;
  /** (N) When each came. */
  readonly places: Int32Array;
  /** (N) Only plain things, 0, can be the best. */
  readonly tones: Uint8Array;
}

/** Indices of the things that were the best when they came, in the order of coming. */
export function bestSoFar({ values, places, tones }: Course, goal: Goal): Int32Array {
  const sign = goal === 'minimize' ? 1 : -1;
  const records: number[] = [];
  let best = Infinity;
  for (const i of orderOf(places)) {
    if (tones[i] !== 0 || !(sign * values[i]! < best)) continue;
    best = sign * values[i]!;
    records.push(i);
  }
  return Int32Array.from(records);
}

/** Indices by ascending number; what has the same number, or none, stays in its order, the latter last. */
export function orderOf(numbers: ArrayLike<number>): Int32Array {
  const rank = (i: number): number => (Number.isNaN(numbers[i]) ? Infinity : numbers[i]!);
  const order = new Int32Array(numbers.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (isAscending(numbers)) return order; // thousands that come in their order need no sorting
  return order.sort((a, b) => (rank(a) === rank(b) ? a - b : rank(a) < rank(b) ? -1 : 1));
}

function isAscending(numbers: ArrayLike<number>): boolean {
  for (let i = 1; i < numbers.length; i++) if (!(numbers[i - 1]! <= numbers[i]!)) return false;
  return true;
}
