import { rasterize } from './scatter-raster.ts';
import type { Scatter } from './scatter-raster.ts';
import type { PlaneView, Size } from './view-transform.ts';

/** Points (N, 2), and the class of each. (N) */
export interface ClassedPoints {
  readonly points: Float32Array;
  readonly classes: Uint8Array;
}

/** Some of them, in the order of their numbers in `indices`. */
export function pointsAt({ points, classes }: ClassedPoints, indices: Int32Array): ClassedPoints {
  return {
    points: Float32Array.from({ length: 2 * indices.length }, (_, i) => points[2 * indices[i >> 1]! + (i & 1)]!),
    classes: Uint8Array.from(indices, (index) => classes[index]!),
  };
}

/** Whether a number is among rising ones. */
export function isAmong(rising: Int32Array, wanted: number): boolean {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const between = (low + high) >> 1;
    if (rising[between]! < wanted) low = between + 1;
    else high = between;
  }
  return rising[low] === wanted;
}

export interface MarkedScatter extends Pick<Scatter, 'colors' | 'hidden'> {
  readonly all: ClassedPoints;
  /** Those that stand out in their colors and larger, the others in the color of the ground; null: all in theirs. */
  readonly marked: ClassedPoints | null;
  readonly ground: Scatter['colors'][number];
}

/** Draws into RGBA pixels as `rasterize` does; marked points have a radius that is larger by `growth`. */
export function rasterizeMarked(
  pixels: Uint8ClampedArray,
  { all, marked, colors, ground, hidden }: MarkedScatter,
  view: PlaneView,
  size: Size,
  { radius, growth }: { readonly radius: number; readonly growth: number },
): void {
  if (!marked) return rasterize(pixels, { ...all, colors, hidden }, view, size, radius);
  rasterize(pixels, { ...all, colors: [ground], hidden }, view, size, radius);
  rasterize(pixels, { ...marked, colors, hidden }, view, size, radius + growth);
}
