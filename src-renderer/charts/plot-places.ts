import type { AxisScale } from './axis-scale.ts';

/** The part of a chart in which its data lie, in CSS pixels from the chart's top left. */
export interface PlotRectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Values along one axis. */
export interface PlottedColumn {
  readonly scale: AxisScale;
  readonly values: ArrayLike<number>;
  readonly isChoice: boolean;
}

/** Where a thing lies that the axes do not reach: it is drawn at the edge, and says so. Indices into this list. */
export const sides = ['inside', 'above', 'below', 'right', 'left'] as const;

export interface PlotPlaces {
  /** (N, 2) CSS pixels; NaN for what one of the axes cannot show. */
  readonly points: Float32Array;
  /** (N) Index into `sides`. */
  readonly beyond: Uint8Array;
}

/** Where the things lie in the plot. Those of one choice are spread over its band, so that they do not hide each other. */
export function plotPlaces(x: PlottedColumn, y: PlottedColumn, rectangle: PlotRectangle): PlotPlaces {
  const count = Math.min(x.values.length, y.values.length);
  const points = new Float32Array(2 * count);
  const beyond = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const unitX = unitOf(x, i);
    const unitY = unitOf(y, i);
    if (unitX > 1 + slack) beyond[i] = 3;
    else if (unitX < -slack) beyond[i] = 4;
    if (unitY > 1 + slack) beyond[i] = 1;
    else if (unitY < -slack) beyond[i] = 2;
    points[2 * i] = unitX + unitY === unitX + unitY ? xOf(clamp(unitX), rectangle) : NaN;
    points[2 * i + 1] = unitX + unitY === unitX + unitY ? yOf(clamp(unitY), rectangle) : NaN;
  }
  return { points, beyond };
}

/** How many things have a place. */
export function placedCount(points: Float32Array): number {
  let count = 0;
  for (let i = 0; i < points.length; i += 2) if (Number.isFinite(points[i])) count++;
  return count;
}

export interface PlacedThings {
  /** (M, 2) */
  readonly points: Float32Array;
  /** The thing that a row of the points belongs to; null for null. */
  readonly thingAt: (row: number | null) => number | null;
}

/** The things that have a place, for an index that picks among them. */
export function placedThings(points: Float32Array): PlacedThings {
  const things: number[] = [];
  for (let i = 0; 2 * i < points.length; i++) if (Number.isFinite(points[2 * i])) things.push(i);
  return {
    points: Float32Array.from({ length: 2 * things.length }, (_, k) => points[2 * things[k >> 1]! + (k & 1)]!),
    thingAt: (row) => (row === null ? null : (things[row] ?? null)),
  };
}

/** Pixels of a place along the axes; the vertical one points up. */
export function xOf(unit: number, { left, width }: PlotRectangle): number {
  return left + unit * width;
}

export function yOf(unit: number, { top, height }: PlotRectangle): number {
  return top + (1 - unit) * height;
}

/** Rounding at the ends of an axis puts nothing beyond it. */
const slack = 1e-9;

function clamp(unit: number): number {
  return Math.min(1, Math.max(0, unit));
}

function unitOf({ scale, values, isChoice }: PlottedColumn, i: number): number {
  const unit = scale.toUnit(values[i]!);
  if (!isChoice) return unit;
  const bands = scale.domain[1] + 1;
  return unit + (((i * goldenRatio) % 1) - 0.5) * (0.6 / bands);
}

/** Multiples of it, modulo 1, fill an interval evenly however many there are. */
const goldenRatio = 0.6180339887498949;
