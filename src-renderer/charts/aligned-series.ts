export interface Points {
  /** Ascending. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** One common column of x, and a column of y for each series; null where a series has no point. */
export type AlignedSeries = [ArrayLike<number>, ...ArrayLike<number | null>[]];

/** Brings series with their own places into one table, as the plot wants it. Series that share their places stay as they are. */
export function alignSeries(series: readonly Points[]): AlignedSeries {
  const first = series[0];
  if (!first) return [[]];
  if (series.every(({ xs }) => isSame(xs, first.xs))) return [first.xs, ...series.map(({ ys }) => ys)];
  const places = mergedPlaces(series.map(({ xs }) => xs));
  return [places, ...series.map((points) => spread(points, places))];
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((x, i) => x === b[i]));
}

/** All places of all columns, ascending, each once. */
function mergedPlaces(columns: readonly Float64Array[]): Float64Array {
  const merged = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0));
  let filled = 0;
  for (const column of columns) {
    merged.set(column, filled);
    filled += column.length;
  }
  merged.sort();
  let kept = 0;
  for (const x of merged) if (kept === 0 || merged[kept - 1] !== x) merged[kept++] = x;
  return merged.subarray(0, kept);
}

function spread({ xs, ys }: Points, places: Float64Array): (number | null)[] {
  const column = new Array<number | null>(places.length).fill(null);
  for (let i = 0, place = 0; i < xs.length; i++) {
    while (places[place]! < xs[i]!) place++;
    column[place] = ys[i]!;
  }
  return column;
}

/** Index of the last place at or before x; −1 before the first. */
export function lastIndexAt(xs: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = xs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the place nearest to x; −1 where there is none. */
export function nearestIndex(xs: ArrayLike<number>, x: number): number {
  const before = lastIndexAt(xs, x);
  if (before < 0) return xs.length > 0 ? 0 : -1;
  const after = Math.min(before + 1, xs.length - 1);
  return xs[after]! - x < x - xs[before]! ? after : before;
}
