import { toUnit } from './search-space.ts';
import type { Dimension, NumericDimension, Point } from './search-space.ts';

/** One dimension cut into cells, C of them, over which each trial is spread by a kernel. */
export interface SmoothedAxis {
  /** The cell of each trial; −1 where the dimension is inactive: then the trial is spread over all cells alike. */
  readonly cells: Int32Array; // (N)
  /** Row c is how a trial in cell c is spread; every row adds up to 1. */
  readonly kernel: Float64Array; // (C, C)
  readonly squaredKernel: Float64Array; // (C, C)
  readonly size: number;
}

const numericCells = 50;

/**
 * The axis of a dimension for trials, best first. A number is spread by a Gaussian with the bandwidth of Scott 1992,
 * 1.059 σ n^(−1/5), that the `best` first trials have, cut off at the ends of the dimension; an option by adding one
 * trial to the best for each option, as Laplace did (a kernel of Aitchison & Aitken 1976).
 */
export function smoothedAxis(dimension: Dimension, points: readonly Point[], best: number): SmoothedAxis {
  if (dimension.kind === 'choice') {
    const cells = Int32Array.from(points, (point) => point[dimension.name] ?? -1);
    return axisOf(cells, optionKernel(dimension.options, best), dimension.options);
  }
  const units = points.map((point) => unitOf(dimension, point));
  const cells = Int32Array.from(units, (unit) => (unit === undefined ? -1 : cellAt(unit)));
  const active = units.slice(0, best).filter((unit) => unit !== undefined);
  const bandwidth = Math.max(1.059 * deviation(active) * Math.max(active.length, 1) ** -0.2, 1 / numericCells);
  return axisOf(cells, gaussianKernel(numericCells, bandwidth), numericCells);
}

/**
 * The Pearson divergence Σ (p/q − 1)² q of the density p of weighted trials (N) from the density q of others (N) that
 * hold them, less `chances` times what it would be on average if the first were drawn from the others at random; at
 * least 0. In a bootstrap sample chance counts twice: in the trials and in the drawing.
 */
export function pearsonDivergence(axis: SmoothedAxis, first: Float64Array, all: Float64Array, chances: number): number {
  const [n, total] = [sumOf(first), sumOf(all)];
  const p = smoothed(axis, first, axis.kernel, 1 / axis.size); // (C)
  const q = smoothed(axis, all, axis.kernel, 1 / axis.size); // (C)
  const squares = smoothed(axis, all, axis.squaredKernel, 1 / axis.size ** 2); // (C)
  let divergence = 0;
  let byChance = 0;
  for (let c = 0; c < axis.size; c++) {
    if (q[c] === 0) continue;
    divergence += (p[c]! - q[c]!) ** 2 / q[c]!;
    byChance += (squares[c]! - q[c]! ** 2) / q[c]!;
  }
  return Math.max(0, divergence - (chances * byChance * (total - n)) / (n * (total - 1))); // sampling without replacement
}

function axisOf(cells: Int32Array, kernel: Float64Array, size: number): SmoothedAxis {
  return { cells, kernel, squaredKernel: kernel.map((share) => share * share), size };
}

/** The weighted mean over trials of their rows; an inactive one has the same number in each cell. */
function smoothed(
  { cells, size }: SmoothedAxis,
  weights: Float64Array,
  rows: Float64Array,
  even: number,
): Float64Array {
  const counts = new Float64Array(size);
  let inactive = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i]!;
    if (cells[i]! < 0) inactive += weights[i]!;
    else counts[cells[i]!]! += weights[i]!;
  }
  const mean = new Float64Array(size).fill((inactive * even) / total);
  for (let c = 0; c < size; c++) {
    if (counts[c] === 0) continue;
    const weight = counts[c]! / total;
    for (let g = 0; g < size; g++) mean[g]! += weight * rows[c * size + g]!;
  }
  return mean;
}

function gaussianKernel(size: number, bandwidth: number): Float64Array {
  const kernel = new Float64Array(size * size);
  for (let c = 0; c < size; c++) {
    const row = kernel.subarray(c * size, (c + 1) * size);
    for (let g = 0; g < size; g++) row[g] = Math.exp(-0.5 * ((c - g) / (size * bandwidth)) ** 2);
    const total = sumOf(row);
    for (let g = 0; g < size; g++) row[g]! /= total;
  }
  return kernel;
}

function optionKernel(options: number, best: number): Float64Array {
  const kernel = new Float64Array(options * options).fill(1 / (best + options));
  for (let c = 0; c < options; c++) kernel[c * options + c]! += best / (best + options);
  return kernel;
}

function unitOf(dimension: NumericDimension, point: Point): number | undefined {
  const value = point[dimension.name];
  return value === undefined ? undefined : toUnit(dimension, value);
}

function cellAt(unit: number): number {
  return Math.min(Math.max(Math.floor(unit * numericCells), 0), numericCells - 1);
}

/** Of a uniform variable for fewer than two numbers: they tell nothing of their spread. */
function deviation(numbers: readonly number[]): number {
  if (numbers.length < 2) return Math.sqrt(1 / 12);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (numbers.length - 1));
}

function sumOf(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
