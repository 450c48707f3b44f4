export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A range scaled by `factor` about x, kept within the whole; null when nothing is left to hide. */
export function zoomedRange(range: Range, x: number, factor: number, whole: Range): Range | null {
  const min = Math.max(whole.min, x - (x - range.min) * factor);
  const max = Math.min(whole.max, x + (range.max - x) * factor);
  if (min <= whole.min && max >= whole.max) return null;
  return max - min > (whole.max - whole.min) * 1e-6 ? { min, max } : range;
}

/** A range moved by a share of itself, kept within the whole. */
export function movedRange(range: Range, share: number, whole: Range): Range {
  const size = range.max - range.min;
  const min = Math.min(Math.max(whole.min, range.min + share * size), whole.max - size);
  return { min, max: min + size };
}
