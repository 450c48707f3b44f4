/** Where axes and lanes lie, in pixels from the top left of the plot. */
export interface ParallelLayout {
  readonly width: number;
  /** Of each axis, in the order shown. */
  readonly xs: readonly number[];
  readonly spacing: number;
  readonly top: number;
  readonly bottom: number;
  /** Where lines run that have no value on an axis; null when all have one. */
  readonly laneY: number | null;
}

export const leastSpacing = 100;

const leftMargin = 76;
const rightMargin = 76;
const edge = 10;
const laneHeight = 34;

/** Axes spread over the width that there is; where that is too narrow the plot is wider, and scrolls. */
export function parallelLayout(count: number, width: number, height: number, hasLane: boolean): ParallelLayout {
  const gaps = Math.max(1, count - 1);
  const spacing = Math.max(leastSpacing, (width - leftMargin - rightMargin) / gaps);
  const start = count === 1 ? Math.max(leftMargin, width / 2) : leftMargin;
  return {
    width: Math.max(width, leftMargin + rightMargin + (count - 1) * spacing),
    xs: Array.from({ length: count }, (_, i) => start + i * spacing),
    spacing,
    top: edge,
    bottom: height - edge - (hasLane ? laneHeight : 0),
    laneY: hasLane ? height - edge - 6 : null,
  };
}

/** y of a place on an axis, 0 below and 1 above, turned around where flipped; of NaN the lane. */
export function yOf({ top, bottom, laneY }: ParallelLayout, place: number, isFlipped: boolean): number {
  if (Number.isNaN(place)) return laneY ?? bottom;
  return isFlipped ? top + place * (bottom - top) : bottom - place * (bottom - top);
}

/** The place on an axis at a y, within 0…1. */
export function placeAt({ top, bottom }: ParallelLayout, y: number, isFlipped: boolean): number {
  const place = Math.min(1, Math.max(0, (bottom - y) / (bottom - top)));
  return isFlipped ? 1 - place : place;
}

/** A point in pixels from the top left of the plot. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

const axisReach = 14;
const lineReach = 12;

/** Index of the axis at a point: beside its line, not in the lane below it; null between the axes. */
export function axisAt({ xs, bottom }: ParallelLayout, { x, y }: PlotPoint): number | null {
  const index = nearestAxis(xs, x);
  return index !== null && Math.abs(xs[index]! - x) <= axisReach && y <= bottom + edge ? index : null;
}

/** Where an axis goes that is let go at an x. */
export function nearestAxis(xs: readonly number[], x: number): number | null {
  let nearest: number | null = null;
  xs.forEach((at, i) => {
    if (nearest === null || Math.abs(at - x) < Math.abs(xs[nearest]! - x)) nearest = i;
  });
  return nearest;
}

/** The ids with one of them moved to another index; the others close ranks. */
export function movedId(ids: readonly string[], from: number, to: number): readonly string[] {
  const rest = ids.filter((_, i) => i !== from);
  return [...rest.slice(0, to), ids[from]!, ...rest.slice(to)];
}

/** y of every line on every axis, line by line: (N, A). */
export function lineHeights(
  layout: ParallelLayout,
  axes: readonly { readonly places: Float32Array; readonly isFlipped: boolean }[],
): Float32Array {
  const count = axes[0]?.places.length ?? 0;
  const heights = new Float32Array(count * axes.length);
  axes.forEach(({ places, isFlipped }, a) => {
    for (let i = 0; i < count; i++) heights[i * axes.length + a] = yOf(layout, places[i]!, isFlipped);
  });
  return heights;
}

/** The accepted line nearest to a point, by the distance from its segment there; null where none is within reach. */
export function nearestLine(
  { xs }: ParallelLayout,
  heights: Float32Array, // (N, A)
  { x, y }: PlotPoint,
  accepts: (line: number) => boolean,
): number | null {
  const count = xs.length;
  if (count === 0 || x < xs[0]! - lineReach || x > xs[count - 1]! + lineReach) return null;
  const right = Math.min(Math.max(1, xs.findIndex((at) => at > x) >>> 0), count - 1);
  const left = Math.max(0, right - 1);
  const width = right > left ? xs[right]! - xs[left]! : 1;
  const share = Math.min(1, Math.max(0, (x - xs[left]!) / width));
  let [nearest, least]: [number | null, number] = [null, lineReach];
  for (let line = 0; line * count < heights.length; line++) {
    const from = heights[line * count + left]!;
    const to = heights[line * count + right]!;
    const distance = Math.abs(from + (to - from) * share - y) / Math.hypot(1, (to - from) / width);
    if (distance <= least && accepts(line)) [nearest, least] = [line, distance];
  }
  return nearest;
}
