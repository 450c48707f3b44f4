/** The nearest of a set of codes, to one query after another. */
export interface NeighborTree {
  /**
   * Rows of the codes nearest to `query`, nearest first (Euclidean); of equally distant ones the earlier is nearer.
   * −1 where there is none that is a number. The array is the same for every call.
   */
  readonly nearest: (query: ArrayLike<number>) => Int32Array;
}

interface Node {
  /** Places in the tree's order, from the first to before the end. */
  readonly start: number;
  readonly end: number;
  /** Null in a leaf. */
  readonly split: Split | null;
}

interface Split {
  readonly axis: number;
  /** Largest coordinate below, smallest coordinate above. */
  readonly below: number;
  readonly above: number;
  readonly lower: Node;
  readonly upper: Node;
}

/** Rows of a leaf are looked at one by one; fewer than this are not worth a decision. */
const rowsOfLeaf = 12;
/** The distance to a box is summed in another order than that to a code: it may be larger by rounding. */
const rounding = 1 + 1e-9;

/**
 * A k-d tree (Bentley 1975) of codes (N, dimensions), row-major, searched with the distance to boxes of Arya & Mount
 * (1993): exact. Each box is divided at its median along the axis with the largest variance.
 */
export function neighborTree(codes: Float32Array, dimensions: number, neighbors: number): NeighborTree {
  const rows = rowsOfNumbers(codes, dimensions);
  const root = divided(codes, dimensions, rows, 0);
  const axes = byFallingVariance(codes, dimensions, rows); // far coordinates first: a sum that is too large is seen early
  const packed = packedRows(codes, axes, rows);
  const found = Math.min(neighbors, codes.length / dimensions);
  const nearest = new Int32Array(found);
  const distances = new Float64Array(found); // squared, rising
  const center = new Float64Array(dimensions);
  const offsets = new Float64Array(dimensions); // from the query to the box at hand, by axis
  const worst = () => distances[found - 1]!;

  const take = (row: number, distance: number) => {
    let place = found - 1;
    if (distance === distances[place] && nearest[place]! >= 0 && nearest[place]! < row) return;
    for (; place > 0 && isNearer(distance, row, place - 1); place--) {
      distances[place] = distances[place - 1]!;
      nearest[place] = nearest[place - 1]!;
    }
    distances[place] = distance;
    nearest[place] = row;
  };
  const isNearer = (distance: number, row: number, place: number) =>
    distance < distances[place]! || (distance === distances[place] && (row < nearest[place]! || nearest[place]! < 0));
  const searchLeaf = ({ start, end }: Node) => {
    let limit = worst();
    for (let place = start, at = start * dimensions; place < end; place++, at += dimensions) {
      let distance = 0;
      for (let j = 0; j < dimensions && distance <= limit; j++) {
        const difference = packed[at + j]! - center[j]!;
        distance += difference * difference;
      }
      if (!(distance <= limit && distance < Infinity)) continue;
      take(rows[place]!, distance);
      limit = worst();
    }
  };
  /** `boxDistance`, squared, is that of the query to the box of the node. */
  const search = (node: Node, query: ArrayLike<number>, boxDistance: number): void => {
    if (!node.split) return searchLeaf(node);
    const { axis, below, above, lower, upper } = node.split;
    const [pastBelow, beforeAbove] = [query[axis]! - below, above - query[axis]!];
    const isBelow = pastBelow < beforeAbove;
    search(isBelow ? lower : upper, query, boxDistance);
    const before = offsets[axis]!;
    const offset = Math.max(before, isBelow ? beforeAbove : pastBelow);
    const otherDistance = boxDistance - before * before + offset * offset;
    if (!(otherDistance <= worst() * rounding)) return;
    offsets[axis] = offset;
    search(isBelow ? upper : lower, query, otherDistance);
    offsets[axis] = before;
  };

  return {
    nearest: (query) => {
      nearest.fill(-1);
      distances.fill(Infinity);
      for (let j = 0; j < dimensions; j++) center[j] = query[axes[j]!]!;
      if (found > 0) search(root, query, 0);
      return nearest;
    },
  };
}

/** A row with a coordinate that is not finite is near to nothing. */
function rowsOfNumbers(codes: Float32Array, dimensions: number): Int32Array {
  const isNumber = (_: number, row: number) => {
    for (let j = 0; j < dimensions; j++) if (!Number.isFinite(codes[row * dimensions + j])) return false;
    return true;
  };
  return Int32Array.from({ length: codes.length / dimensions }, (_, row) => row).filter(isNumber);
}

/** Puts the rows in the order of the tree. */
function divided(codes: Float32Array, dimensions: number, rows: Int32Array, start: number): Node {
  const end = start + rows.length;
  if (rows.length <= rowsOfLeaf) return { start, end, split: null };
  const axis = byFallingVariance(codes, dimensions, rows)[0]!;
  const middle = rows.length >> 1;
  const coordinateOf = (row: number) => codes[row * dimensions + axis]!;
  select(rows, middle, coordinateOf);
  return {
    start,
    end,
    split: {
      axis,
      below: rows.subarray(0, middle).reduce((most, row) => Math.max(most, coordinateOf(row)), -Infinity),
      above: coordinateOf(rows[middle]!),
      lower: divided(codes, dimensions, rows.subarray(0, middle), start),
      upper: divided(codes, dimensions, rows.subarray(middle), start + middle),
    },
  };
}

/**
 * Moves rows so that none before `middle` has a larger coordinate than it and none after it a smaller one (Hoare 1961). It
 * takes a third of the time of putting them in order.
 */
function select(rows: Int32Array, middle: number, coordinateOf: (row: number) => number): void {
  let [left, right] = [0, rows.length - 1];
  while (left < right) {
    const pivot = coordinateOf(rows[middle]!);
    let [up, down] = [left, right];
    while (up <= down) {
      while (coordinateOf(rows[up]!) < pivot) up++;
      while (coordinateOf(rows[down]!) > pivot) down--;
      if (up > down) break;
      const row = rows[up]!;
      rows[up++] = rows[down]!;
      rows[down--] = row;
    }
    if (down < middle) left = up;
    if (middle < up) right = down;
  }
}

/** The axes, those along which the rows differ most first. */
function byFallingVariance(codes: Float32Array, dimensions: number, rows: Int32Array): Int32Array {
  const variances = new Float64Array(dimensions);
  for (let j = 0; j < dimensions; j++) {
    let [sum, squares] = [0, 0];
    for (const row of rows) {
      const value = codes[row * dimensions + j]!;
      sum += value;
      squares += value * value;
    }
    variances[j] = squares - (sum * sum) / rows.length;
  }
  return Int32Array.from({ length: dimensions }, (_, j) => j).sort((a, b) => variances[b]! - variances[a]!);
}

function packedRows(codes: Float32Array, axes: Int32Array, rows: Int32Array): Float64Array {
  const packed = new Float64Array(rows.length * axes.length);
  rows.forEach((row, place) => {
    for (let j = 0; j < axes.length; j++) packed[place * axes.length + j] = codes[row * axes.length + axes[j]!]!;
  });
  return packed;
}
