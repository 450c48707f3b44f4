import type { NearText } from '#shared/contract/text-writing.ts';
import type { TextSplit } from '../texts/text-split.ts';

/** A row and its distance. */
export interface NearRow {
  readonly row: number;
  readonly distance: number;
}

/** The `count` rows of `codes` (N, Z) that are nearest to a code (Z) by Euclidean distance, nearest first; not those left out. */
export function nearestRows(
  codes: Float32Array,
  code: Float32Array,
  { count, leftOut = new Set() }: { readonly count: number; readonly leftOut?: ReadonlySet<number> },
): readonly NearRow[] {
  const size = code.length;
  return fewestOf(codes.length / size, { count, leftOut }, (row) => {
    let squares = 0;
    for (let i = 0; i < size; i++) squares += (codes[row * size + i]! - code[i]!) ** 2;
    return squares;
  }).map(({ row, distance }) => ({ row, distance: Math.sqrt(distance) }));
}

/** The rows of the smallest distances, smallest first, of equal ones the earlier. */
export function fewestOf(
  rowCount: number,
  { count, leftOut }: { readonly count: number; readonly leftOut: ReadonlySet<number> },
  distanceOf: (row: number) => number,
): readonly NearRow[] {
  const found: NearRow[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (leftOut.has(row)) continue;
    const distance = distanceOf(row);
    if (found.length === count && distance >= found[count - 1]!.distance) continue;
    const place = found.findIndex((other) => other.distance > distance);
    found.splice(place < 0 ? found.length : place, 0, { row, distance });
    if (found.length > count) found.pop();
  }
  return found;
}

export function nearText({ texts, places }: TextSplit, { row, distance }: NearRow): NearText {
  return { text: texts[row]!, place: places[row]!, distance }; // rows are those of the split
}
