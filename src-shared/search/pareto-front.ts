import { nondominatedRanks } from './nondominated-sort.ts';

/** Indices of the points that no other dominates, all objectives minimized, by rising first objective. */
export function paretoFront(points: readonly (readonly number[])[]): readonly number[] {
  const front: number[] = [];
  nondominatedRanks(points).forEach((rank, i) => rank === 0 && front.push(i));
  return front.sort((i, j) => (points[i]![0] === points[j]![0] ? i - j : points[i]![0]! - points[j]![0]!));
}

/**
 * The volume of what at least one point dominates and the reference does not, for one to three objectives, all
 * minimized. Points that are not better than the reference in every objective add nothing. Two objectives take
 * N log N operations, three N² (Fonseca, Paquete & López-Ibáñez 2006 describe the sweep over the last objective).
 */
export function hypervolume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  if (reference.length < 1 || reference.length > 3) {
    throw new Error(`hypervolume: the reference has ${reference.length} objectives, expected 1 to 3`);
  }
  const wrong = points.find((point) => point.length !== reference.length);
  if (wrong) throw new Error(`hypervolume: a point has ${wrong.length} objectives, the reference ${reference.length}`);
  const within = points.filter((point) => point.every((value, m) => value < reference[m]!));
  const front = paretoFront(within).map((i) => within[i]!);
  if (reference.length === 1) return front.length > 0 ? reference[0]! - front[0]![0]! : 0;
  return reference.length === 2 ? area(front, reference) : volume(front, reference);
}

/** Of points sorted by the first objective, of which some may be dominated: a sum of strips. */
function area(sorted: readonly (readonly number[])[], reference: readonly number[]): number {
  let total = 0;
  let ceiling = reference[1]!;
  for (const point of sorted) {
    if (point[1]! >= ceiling) continue; // an earlier point dominates it
    total += (reference[0]! - point[0]!) * (ceiling - point[1]!);
    ceiling = point[1]!;
  }
  return total;
}

/** Slices between neighboring values of the third objective; in each, the area of all points that start below it. */
function volume(front: readonly (readonly number[])[], reference: readonly number[]): number {
  const byThird = [...front].sort((a, b) => a[2]! - b[2]!);
  const started: (readonly number[])[] = []; // by the first objective, without those that newer ones dominate
  let total = 0;
  byThird.forEach((point, i) => {
    insert(started, point);
    const thickness = (byThird[i + 1]?.[2] ?? reference[2]!) - point[2]!;
    if (thickness > 0) total += thickness * area(started, reference);
  });
  return total;
}

function insert(sorted: (readonly number[])[], point: readonly number[]): void {
  const place = sorted.findIndex((other) => other[0]! >= point[0]!);
  const at = place < 0 ? sorted.length : place;
  let end = at;
  while (end < sorted.length && sorted[end]![1]! >= point[1]!) end++;
  sorted.splice(at, end - at, point);
}
