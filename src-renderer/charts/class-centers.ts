import { sortedQuantile } from '#shared/statistics/sorted-quantile.ts';
import type { Place } from './view-transform.ts';

/** The middle of every class that has points: medians of both coordinates, which far points do not pull away. */
export function classCenters(points: Float32Array, classes: Uint8Array): ReadonlyMap<number, Place> {
  const members = new Map<number, number[]>();
  for (let i = 0; i < classes.length; i++) {
    const list = members.get(classes[i]!);
    if (list) list.push(i);
    else members.set(classes[i]!, [i]);
  }
  const centers = [...members].map(([group, indices]) => {
    const x = middle(indices, (i) => points[2 * i]!);
    const y = middle(indices, (i) => points[2 * i + 1]!);
    return [group, { x, y }] as const;
  });
  return new Map(centers.toSorted(([a], [b]) => a - b));
}

function middle(indices: readonly number[], coordinate: (i: number) => number): number {
  return sortedQuantile(Float32Array.from(indices, coordinate).sort(), 0.5);
}
