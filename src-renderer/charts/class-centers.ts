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
    const x = median(Float32Array.from(indices, (i) => points[2 * i]!));
    const y = median(Float32Array.from(indices, (i) => points[2 * i + 1]!));
    return [group, { x, y }] as const;
  });
  return new Map(centers.toSorted(([a], [b]) => a - b));
}

function median(values: Float32Array): number {
  values.sort();
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
