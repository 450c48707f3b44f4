/**
 * The front of each point, all objectives minimized: 0 for points that none dominates, 1 for points that only those
 * dominate, and so on. Equal points share a rank. Throws on NaN and on points of unequal length. Source: Zhang et al.
 * 2015, "An efficient approach to nondominated sorting for evolutionary multiobjective optimization" (ENS-BS);
 * N log N comparisons for one or two objectives, at most N² for more.
 */
export function nondominatedRanks(objectives: readonly (readonly number[])[]): Int32Array {
  const ranks = new Int32Array(objectives.length);
  const fronts: (readonly number[])[][] = [];
  let before: number | undefined;
  for (const i of lexicographicOrder(objectives)) {
    const point = objectives[i]!;
    const isEqual = before !== undefined && compare(objectives[before]!, point) === 0;
    ranks[i] = isEqual ? ranks[before!]! : firstFrontWithoutDominator(fronts, point); // there is one before: isEqual
    if (!isEqual) (fronts[ranks[i]] ??= []).push(point);
    before = i;
  }
  return ranks;
}

/**
 * How far apart the neighbors of each point of one front are, summed over the objectives in units of their ranges;
 * Infinity at the ends of each objective. Source: Deb et al. 2002, section III-B. An objective whose range is 0 or
 * infinite tells nothing but its ends.
 */
export function crowdingDistances(front: readonly (readonly number[])[]): Float64Array {
  const distances = new Float64Array(front.length);
  for (let m = 0; m < (front[0]?.length ?? 0); m++) {
    const value = (i: number) => front[i]![m]!;
    const order = indices(front.length).sort((i, j) => (value(i) === value(j) ? i - j : value(i) - value(j)));
    const [first, last] = [order[0]!, order.at(-1)!]; // a front with a first point has a last
    const range = value(last) - value(first);
    distances[first] = distances[last] = Infinity;
    if (!(range > 0 && range < Infinity)) continue;
    for (let k = 1; k < order.length - 1; k++) {
      distances[order[k]!]! += (value(order[k + 1]!) - value(order[k - 1]!)) / range;
    }
  }
  return distances;
}

function lexicographicOrder(points: readonly (readonly number[])[]): number[] {
  const width = points[0]?.length ?? 0;
  for (const [i, point] of points.entries()) {
    if (point.length !== width || point.some(Number.isNaN)) {
      throw new Error(`nondominatedRanks: point ${i} is (${point.join(', ')}), expected ${width} numbers without NaN`);
    }
  }
  return indices(points.length).sort((i, j) => compare(points[i]!, points[j]!));
}

/** Lexicographic: negative when a comes first. Infinity − Infinity would be NaN, so values are compared, not subtracted. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (let m = 0; m < a.length; m++) if (a[m] !== b[m]) return a[m]! < b[m]! ? -1 : 1;
  return 0;
}

/** Bisection: a point that a member of a front dominates is dominated by a member of each front before it. */
function firstFrontWithoutDominator(fronts: readonly (readonly (readonly number[])[])[], point: readonly number[]) {
  let [low, high] = [0, fronts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hasDominator(fronts[middle]!, point)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Members come before the point in lexicographic order and differ from it. With two objectives the newest member has
 * the smallest second one, and it alone decides.
 */
function hasDominator(front: readonly (readonly number[])[], point: readonly number[]): boolean {
  const oldest = point.length <= 2 ? front.length - 1 : 0;
  for (let k = front.length - 1; k >= oldest; k--) if (isNowhereWorse(front[k]!, point)) return true;
  return false;
}

function isNowhereWorse(a: readonly number[], b: readonly number[]): boolean {
  for (let m = 1; m < a.length; m++) if (a[m]! > b[m]!) return false; // the first is not: lexicographic order
  return true;
}

function indices(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
