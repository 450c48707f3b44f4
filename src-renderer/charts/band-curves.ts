import { logTicks } from './log-ticks.ts';
import { niceTicks } from './nice-ticks.ts';

/** A mean with the interval that it is known to; without one where low and high are the mean. */
export interface BandPoint {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

interface PlacedPoint extends BandPoint {
  /** From the left edge and from the bottom, 0…1. */
  readonly left: number;
  readonly bottom: number;
}

interface PlacedCurve {
  readonly points: readonly PlacedPoint[];
  /** In a box of 1 × 1 with y downwards: the means joined, and the outline of the intervals. */
  readonly line: string;
  readonly band: string;
}

export interface BandCurves {
  readonly curves: readonly PlacedCurve[];
  readonly xTicks: readonly { readonly value: number; readonly left: number }[];
  readonly yTicks: readonly { readonly value: number; readonly bottom: number }[];
}

/**
 * Curves over one logarithmic axis. Upwards it spans all means, and the intervals as far as they reach no further than half of
 * that span beyond them, out to round places; what lies outside is cut off. Points that have no place on such an axis (x ≤ 0)
 * are left out.
 */
export function bandCurves(curves: readonly (readonly BandPoint[])[]): BandCurves {
  const shown = curves.map((points) => points.filter(({ x }) => x > 0));
  const all = shown.flat();
  if (all.length === 0)
    return { curves: shown.map(() => ({ points: [], line: '', band: '' })), xTicks: [], yTicks: [] };
  const [first, last] = rangeOf(all.map(({ x }) => x));
  const [bottom, top] = roundRange(shownRange(all));
  const leftOf = (x: number) => (last > first ? Math.log(x / first) / Math.log(last / first) : 0.5);
  const bottomOf = (y: number) => (Math.min(top, Math.max(bottom, y)) - bottom) / (top - bottom);
  return {
    curves: shown.map((points) => {
      const place = (point: BandPoint, y: number) => `${rounded(leftOf(point.x))} ${rounded(1 - bottomOf(y))}`;
      const highs = points.map((point) => place(point, point.high));
      const lows = points.map((point) => place(point, point.low)).reverse();
      return {
        points: points.map((point) => ({ ...point, left: leftOf(point.x), bottom: bottomOf(point.y) })),
        line: joined(points.map((point) => place(point, point.y))),
        band: points.length === 0 ? '' : `${joined([...highs, ...lows])}Z`,
      };
    }),
    xTicks: logTicks(first, last, 5).map((value) => ({ value, left: leftOf(value) })),
    yTicks: niceTicks(bottom, top, 5).map((value) => ({ value, bottom: bottomOf(value) })),
  };
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** A few draws may have intervals beside which the means would be one line. */
function shownRange(points: readonly BandPoint[]): readonly [number, number] {
  const [least, most] = rangeOf(points.map(({ y }) => y));
  const reach = (most - least) / 2;
  const [low, high] = rangeOf(points.flatMap((point) => [point.low, point.high]));
  return most > least ? [Math.max(low, least - reach), Math.min(high, most + reach)] : [low, high];
}

/** Out to the next round place on either side; equal values get some room. */
function roundRange([least, most]: readonly [number, number]): readonly [number, number] {
  const [low, high] = most > least ? [least, most] : [least - 0.5, most + 0.5];
  const [first = low, second = high] = niceTicks(low - (high - low), high, 10);
  const step = exact(second - first);
  const places = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)] as const;
  return [exact(places[0] * step), exact(places[1] * step)];
}

/** 3 · 0.1 is 0.30000000000000004. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

function joined(places: readonly string[]): string {
  return places.map((place, i) => `${i === 0 ? 'M' : 'L'}${place}`).join('');
}

function rounded(value: number): number {
  return Number(value.toFixed(5));
}
