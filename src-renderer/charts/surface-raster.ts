import type { Surface } from './smoothed-surface.ts';
import type { Size } from './view-transform.ts';

export interface SurfaceColors {
  /** Heights, ascending in (0, 1), at which one color ends and the next begins. */
  readonly levels: readonly number[];
  /** One more than levels: red, green, blue in 0…255. */
  readonly bands: readonly (readonly [number, number, number])[];
}

/** Paints filled contours over an image of the surface, whose y points up; what has no support stays transparent. */
export function paintSurface(
  data: Uint8ClampedArray,
  surface: Surface,
  { width, height }: Size,
  colors: SurfaceColors,
): void {
  const columnsAt = places(surface.columns, width, surface.isChoiceX);
  const rowsAt = places(surface.rows, height, surface.isChoiceY);
  for (let py = 0; py < height; py++) {
    const row = rowsAt[height - 1 - py]!;
    for (let px = 0; px < width; px++) {
      const { value, support } = sampled(surface, columnsAt[px]!, row);
      if (support <= 0) continue;
      const band = colors.bands[bandOf(value, colors.levels)]!;
      const at = 4 * (py * width + px);
      data[at] = band[0];
      data[at + 1] = band[1];
      data[at + 2] = band[2];
      data[at + 3] = Math.round(255 * support);
    }
  }
}

/** How many levels a height has reached. */
export function bandOf(height: number, levels: readonly number[]): number {
  let band = 0;
  while (band < levels.length && height >= levels[band]!) band++;
  return band;
}

interface Between {
  readonly before: number;
  readonly after: number;
  readonly share: number;
}

/** For each pixel the two cells between whose middles it lies; of choices the one in which it lies. */
function places(cells: number, pixels: number, isChoice: boolean): readonly Between[] {
  return Array.from({ length: pixels }, (_, pixel) => {
    const place = ((pixel + 0.5) / pixels) * cells;
    if (isChoice) return { before: Math.floor(place), after: Math.floor(place), share: 0 };
    const inner = Math.min(cells - 1, Math.max(0, place - 0.5));
    const before = Math.floor(inner);
    return { before, after: Math.min(cells - 1, before + 1), share: inner - before };
  });
}

/** Bilinear between four cells; those without a height have no say in it. */
function sampled(
  { heights, support, columns }: Surface,
  x: Between,
  y: Between,
): { readonly value: number; readonly support: number } {
  let [value, weight, seen] = [0, 0, 0];
  for (let corner = 0; corner < 4; corner++) {
    const isRight = (corner & 1) === 1;
    const isUpper = corner >= 2;
    const share = (isRight ? x.share : 1 - x.share) * (isUpper ? y.share : 1 - y.share);
    const node = (isUpper ? y.after : y.before) * columns + (isRight ? x.after : x.before);
    if (share === 0 || support[node] === 0) continue;
    value += share * heights[node]!;
    weight += share;
    seen += share * support[node]!;
  }
  return { value: weight > 0 ? value / weight : NaN, support: seen };
}
