/** S curves, one after the other: curve s is the points offsets[s] … offsets[s + 1] − 1, with ascending x. */
export interface CurveBundlePoints {
  /** (S + 1) */
  readonly offsets: Int32Array;
  readonly xs: ArrayLike<number>;
  /** NaN where a curve has a gap. */
  readonly ys: Float64Array;
}

/** y of one curve at a place, linear between its points; NaN outside of them and in a gap. */
export function curveAt({ offsets, xs, ys }: CurveBundlePoints, curve: number, x: number): number {
  let [low, high] = [offsets[curve]!, offsets[curve + 1]! - 1];
  if (low > high || !(x >= xs[low]! && x <= xs[high]!)) return NaN;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle;
  }
  if (x === xs[high]!) return ys[high]!; // a gap before it takes nothing away
  const share = (x - xs[low]!) / (xs[high]! - xs[low]!);
  return share === 0 ? ys[low]! : ys[low]! + share * (ys[high]! - ys[low]!);
}

/**
 * The curve that passes nearest to a height at a place. `distance` turns a y into how far it is from the pointer; only what is
 * within reach counts. Null where there is none.
 */
export function nearestCurve(
  bundle: CurveBundlePoints,
  x: number,
  reach: number,
  distance: (y: number, curve: number) => number,
): number | null {
  let [best, least] = [null as number | null, reach]; // null until one is found
  for (let curve = 0; curve + 1 < bundle.offsets.length; curve++) {
    const y = curveAt(bundle, curve, x);
    if (y !== y) continue;
    const away = distance(y, curve);
    if (away <= least) [best, least] = [curve, away];
  }
  return best;
}

/** Places of the points that are the last of their curves with a value; −1 for a curve without any. */
export function curveEnds({ offsets, ys }: CurveBundlePoints): Int32Array {
  const ends = new Int32Array(Math.max(0, offsets.length - 1)).fill(-1);
  for (let curve = 0; curve < ends.length; curve++) {
    let end = offsets[curve + 1]! - 1;
    while (end >= offsets[curve]! && !Number.isFinite(ys[end])) end--;
    if (end >= offsets[curve]!) ends[curve] = end;
  }
  return ends;
}
