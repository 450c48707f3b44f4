import type { PlaneView, Size } from './view-transform.ts';

export interface Scatter {
  /** (N, 2) */
  readonly points: Float32Array;
  /** Class of every point (N); null: all of class 0. */
  readonly classes: Uint8Array | null;
  /** Red, green, blue by class. */
  readonly colors: readonly (readonly [number, number, number])[];
  readonly hidden: ReadonlySet<number>;
}

/**
 * Draws the points into RGBA pixels of `size` (device pixels; `view.scale` is device pixels a unit too). A plain loop
 * over pixels: 100,000 points a frame without a graphics card.
 */
export function rasterize(
  pixels: Uint8ClampedArray,
  scatter: Scatter,
  view: PlaneView,
  size: Size,
  radius: number,
): void {
  const { points, classes, colors, hidden } = scatter;
  const stamp = discCoverage(radius);
  const reach = (stamp.side - 1) / 2;
  const count = points.length >> 1;
  for (let i = 0; i < count; i++) {
    const group = classes?.[i] ?? 0;
    if (hidden.has(group)) continue;
    const x = Math.round(size.width / 2 + (points[2 * i]! - view.centerX) * view.scale);
    const y = Math.round(size.height / 2 - (points[2 * i + 1]! - view.centerY) * view.scale);
    if (x < reach || y < reach || x >= size.width - reach || y >= size.height - reach) continue;
    blend(pixels, stamp, colors[group % colors.length]!, (y - reach) * size.width + x - reach, size.width);
  }
}

interface Stamp {
  readonly side: number;
  readonly coverage: Float32Array;
}

/** How much of each pixel a disc of this radius covers, in 0…opacity, by its distance from the rim. */
function discCoverage(radius: number, opacity = 0.8): Stamp {
  const reach = Math.max(0, Math.ceil(radius - 0.5));
  const side = 2 * reach + 1;
  const coverage = new Float32Array(side * side);
  for (let i = 0; i < coverage.length; i++) {
    const distance = Math.hypot((i % side) - reach, Math.floor(i / side) - reach);
    coverage[i] = opacity * Math.min(1, Math.max(0, radius + 0.5 - distance));
  }
  return { side, coverage };
}

/** Lays a color over what is there; the alpha of the ground grows with it. */
function blend(
  pixels: Uint8ClampedArray,
  { side, coverage }: Stamp,
  [red, green, blue]: readonly [number, number, number],
  start: number,
  stride: number,
): void {
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const alpha = coverage[row * side + column]!;
      if (alpha === 0) continue;
      const at = 4 * (start + row * stride + column);
      const under = (pixels[at + 3]! / 255) * (1 - alpha);
      const total = alpha + under;
      pixels[at] = (red * alpha + pixels[at]! * under) / total;
      pixels[at + 1] = (green * alpha + pixels[at + 1]! * under) / total;
      pixels[at + 2] = (blue * alpha + pixels[at + 2]! * under) / total;
      pixels[at + 3] = 255 * total;
    }
  }
}
