/** Places in the unit square and heights from 0 to 1, N of each; a thing with a NaN among its three is left out. */
export interface SurfacePoints {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly heights: Float64Array;
}

export interface SurfaceShape {
  readonly columns: number;
  readonly rows: number;
  /** Columns are choices: nothing is learned from one about the next. The same for rows. */
  readonly isChoiceX: boolean;
  readonly isChoiceY: boolean;
}

export interface Surface extends SurfaceShape {
  /** (rows, columns) heights at the middles of the cells, row 0 at y = 0; NaN where no thing is near. */
  readonly heights: Float32Array;
  /** (rows, columns) 1 close to things, 0 far from all. */
  readonly support: Float32Array;
}

/**
 * A surface through scattered heights: at each cell a plane is fitted to the things around it, weighted by a biweight
 * kernel (local linear regression; Cleveland & Devlin 1988). The kernel is as narrow as the things there allow. Nothing is
 * invented where there are none: there the height is NaN.
 */
export function smoothedSurface(points: SurfacePoints, shape: SurfaceShape): Surface {
  const cells = gatherCells(points, shape);
  const { reach, widths } = kernelWidths(cells.counts, shape);
  const size = shape.columns * shape.rows;
  const heights = new Float32Array(size).fill(NaN);
  const nearest = new Float32Array(size).fill(Infinity);
  for (const width of widths) {
    const sums = kernelSums(cells, shape, width, nearest);
    for (let node = 0; node < size; node++)
      blend(heights, node, fittedHeight(sums, node, width), sums[node * moments]!);
  }
  const support = nearest.map((distance) => 1 - smoothStep((distance / reach - 0.6) / 0.4));
  for (let node = 0; node < size; node++) if (support[node] === 0) heights[node] = NaN;
  return { ...shape, heights, support };
}

interface Cells {
  readonly counts: Float64Array;
  /** Means over the things of a cell. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly heights: Float64Array;
}

/** Things that share a cell act as one, at their mean: the work does not grow with N, and planes stay planes. */
function gatherCells(points: SurfacePoints, { columns, rows }: SurfaceShape): Cells {
  const size = columns * rows;
  const cells = {
    counts: new Float64Array(size),
    xs: new Float64Array(size),
    ys: new Float64Array(size),
    heights: new Float64Array(size),
  };
  for (let i = 0; i < points.xs.length; i++) {
    const [x, y, height] = [points.xs[i]!, points.ys[i]!, points.heights[i]!];
    if (!Number.isFinite(x + y + height)) continue;
    const column = Math.min(columns - 1, Math.max(0, Math.floor(x * columns)));
    const row = Math.min(rows - 1, Math.max(0, Math.floor(y * rows)));
    const cell = row * columns + column;
    const share = 1 / ++cells.counts[cell]!;
    cells.xs[cell]! += share * (x - cells.xs[cell]!);
    cells.ys[cell]! += share * (y - cells.ys[cell]!);
    cells.heights[cell]! += share * (height - cells.heights[cell]!);
  }
  return cells;
}

/** Radii of the kernel, widest first, and how far a thing is believed; from how many things there are. */
function kernelWidths(
  counts: Float64Array,
  { columns, rows, isChoiceX, isChoiceY }: SurfaceShape,
): { readonly reach: number; readonly widths: readonly number[] } {
  const count = Math.max(
    1,
    counts.reduce((sum, inCell) => sum + inCell, 0),
  );
  if (isChoiceX && isChoiceY) return { reach: 1, widths: [1] };
  // Mean distance of neighbors, on a line for each choice or in the plane.
  const distance = isChoiceX || isChoiceY ? (isChoiceX ? columns : rows) / count : 1 / Math.sqrt(count);
  const reach = Math.min(0.2, Math.max(0.08, 2 * distance));
  const widest = Math.min(0.4, Math.max(1.25 * reach, 2 * distance));
  return { reach, widths: [widest, widest / 2, widest / 4].filter((width) => width >= narrowest) };
}

/** Of kernels: below it, noise would pass for shape. */
const narrowest = 0.045;

/** Sums of weights, offsets, their products, and of heights with them. */
const moments = 9;

/** Weighted moments of the things about each cell's middle; also notes how far the nearest thing is. */
function kernelSums(cells: Cells, shape: SurfaceShape, width: number, nearest: Float32Array): Float64Array {
  const { columns, rows, isChoiceX, isChoiceY } = shape;
  const sums = new Float64Array(moments * columns * rows);
  const reachX = isChoiceX ? 0 : Math.ceil(width * columns);
  const reachY = isChoiceY ? 0 : Math.ceil(width * rows);
  for (let cell = 0; cell < columns * rows; cell++) {
    if (cells.counts[cell] === 0) continue;
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (let r = Math.max(0, row - reachY); r <= Math.min(rows - 1, row + reachY); r++) {
      const dy = isChoiceY ? 0 : cells.ys[cell]! - (r + 0.5) / rows;
      for (let c = Math.max(0, column - reachX); c <= Math.min(columns - 1, column + reachX); c++) {
        const dx = isChoiceX ? 0 : cells.xs[cell]! - (c + 0.5) / columns;
        const square = dx * dx + dy * dy;
        if (square >= width * width) continue;
        const node = r * columns + c;
        nearest[node] = Math.min(nearest[node]!, Math.sqrt(square));
        addMoments(
          sums,
          node,
          { dx, dy, height: cells.heights[cell]! },
          cells.counts[cell]! * biweight(square / (width * width)),
        );
      }
    }
  }
  return sums;
}

function biweight(square: number): number {
  return (1 - square) ** 2;
}

function addMoments(
  sums: Float64Array,
  node: number,
  { dx, dy, height }: { readonly dx: number; readonly dy: number; readonly height: number },
  weight: number,
): void {
  const at = node * moments;
  sums[at]! += weight;
  sums[at + 1]! += weight * dx;
  sums[at + 2]! += weight * dy;
  sums[at + 3]! += weight * dx * dx;
  sums[at + 4]! += weight * dx * dy;
  sums[at + 5]! += weight * dy * dy;
  sums[at + 6]! += weight * height;
  sums[at + 7]! += weight * dx * height;
  sums[at + 8]! += weight * dy * height;
}

/** Holds slopes back where the things lie too close together, or on a line, to say one; a share of the kernel's area. */
const ridge = 0.005;

/** Height at the cell's middle of the weighted least squares plane; NaN without things. */
function fittedHeight(sums: Float64Array, node: number, width: number): number {
  const [s, sx, sy, sxx, sxy, syy, t, tx, ty] = sums.subarray(
    node * moments,
    (node + 1) * moments,
  ) as unknown as Moments; // nine of them
  if (!(s > 0)) return NaN;
  // About the mean, the plane has two unknown slopes.
  const [mx, my, mean] = [sx / s, sy / s, t / s];
  const held = ridge * width * width;
  const [vxx, vxy, vyy] = [sxx / s - mx * mx + held, sxy / s - mx * my, syy / s - my * my + held];
  const [cx, cy] = [tx / s - mx * mean, ty / s - my * mean];
  const determinant = vxx * vyy - vxy * vxy;
  const slopeX = (cx * vyy - cy * vxy) / determinant;
  const slopeY = (cy * vxx - cx * vxy) / determinant;
  return Math.min(1, Math.max(0, mean - slopeX * mx - slopeY * my));
}

type Moments = readonly [number, number, number, number, number, number, number, number, number];

/** A narrower kernel replaces a wider one as far as it has things to go by: from four of them on, wholly from sixteen. */
function blend(heights: Float32Array, node: number, height: number, weight: number): void {
  if (Number.isNaN(height)) return;
  const before = heights[node]!;
  const trust = Number.isNaN(before) ? 1 : smoothStep((weight - 4) / 12);
  heights[node] = trust === 1 ? height : before + trust * (height - before);
}

function smoothStep(x: number): number {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
}
