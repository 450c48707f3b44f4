import type { Surface } from './smoothed-surface.ts';
import type { Size } from './view-transform.ts';

export interface SurfaceColors {
  /** Heights, ascending in (0, 1), at which one color ends and the next begins. */
  readonly levels: readonly number[];
  /** One more than levels: red, green, blue in 0…255. */
  readonly bands: readonly (readonly [number, number, number])[];
}

/**
 * Paints filled contours over an image of the surface, whose y points up; what has no support stays transparent. Between four
 * cells heights are bilinear, and those without a height have no say in it.
 */
export function paintSurface(
  data: Uint8ClampedArray,
  surface: Surface,
  { width, height }: Size,
  colors: SurfaceColors,
): void {
  const columnsAt = places(surface.columns, width, surface.isChoiceX);
  const rowsAt = places(surface.rows, height, surface.isChoiceY);
  const along = surfaceRow(surface.columns);
  for (let py = 0; py < height; py++) {
    writeRow(along, surface, rowsAt[height - 1 - py]!);
    for (let px = 0; px < width; px++) {
      const { before, after, share } = columnsAt[px]!;
      const support = (1 - share) * along.support[before]! + share * along.support[after]!;
      if (support <= 0) continue;
      const weight = (1 - share) * along.weights[before]! + share * along.weights[after]!;
      const sum = (1 - share) * along.sums[before]! + share * along.sums[after]!;
      const band = colors.bands[bandOf(sum / weight, colors.levels)]!;
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

/** A surface cut along a row of pixels, (columns) each: heights times their weights, weights, and support. */
interface SurfaceRow {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
  readonly support: Float64Array;
}

function surfaceRow(columns: number): SurfaceRow {
  return { sums: new Float64Array(columns), weights: new Float64Array(columns), support: new Float64Array(columns) };
}

function writeRow(row: SurfaceRow, { heights, support, columns }: Surface, { before, after, share }: Between): void {
  for (let column = 0; column < columns; column++) {
    const [lower, upper] = [before * columns + column, after * columns + column];
    const weightOfLower = support[lower]! > 0 ? 1 - share : 0;
    const weightOfUpper = support[upper]! > 0 ? share : 0;
    row.weights[column] = weightOfLower + weightOfUpper;
    // a height without support is NaN, and NaN times 0 would be too
    row.sums[column] =
      (weightOfLower > 0 ? weightOfLower * heights[lower]! : 0) +
      (weightOfUpper > 0 ? weightOfUpper * heights[upper]! : 0);
    row.support[column] = weightOfLower * support[lower]! + weightOfUpper * support[upper]!;
  }
}
