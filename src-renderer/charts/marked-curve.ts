import { logTicks } from './log-ticks.ts';
import { niceTicks } from './nice-ticks.ts';

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export interface UnitPoint extends CurvePoint {
  /** From the left edge, 0…1, on a logarithmic axis. */
  readonly left: number;
  /** From the bottom, 0…1. */
  readonly bottom: number;
}

export interface MarkedCurve {
  readonly points: readonly UnitPoint[];
  readonly mark: UnitPoint | null;
  readonly xTicks: readonly { readonly value: number; readonly left: number }[];
  readonly yTicks: readonly { readonly value: number; readonly bottom: number }[];
}

/**
 * Places of a curve over a logarithmic axis that begins and ends with its points, or with a mark beyond them; upwards from 0 to
 * `top`. Points that have no place on such an axis (x ≤ 0) are left out.
 */
export function markedCurve(points: readonly CurvePoint[], mark: CurvePoint | null, top: number): MarkedCurve {
  const shown = points.filter(({ x }) => x > 0);
  const xs = [...shown, ...(mark && mark.x > 0 ? [mark] : [])].map(({ x }) => x);
  if (xs.length === 0 || !(top > 0)) return { points: [], mark: null, xTicks: [], yTicks: [] };
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const left = (x: number) => (last > first ? Math.log(x / first) / Math.log(last / first) : 0.5);
  const place = ({ x, y }: CurvePoint): UnitPoint => ({ x, y, left: left(x), bottom: y / top });
  return {
    points: shown.map(place),
    mark: mark && mark.x > 0 ? place(mark) : null,
    xTicks: logTicks(first, last, 4).map((value) => ({ value, left: left(value) })),
    yTicks: niceTicks(0, top, 4).map((value) => ({ value, bottom: value / top })),
  };
}

/** The points joined, in a box of 1 × 1 with y downwards. */
export function curvePath(points: readonly UnitPoint[]): string {
  const rounded = (value: number) => Number(value.toFixed(5));
  return points.map(({ left, bottom }, i) => `${i === 0 ? 'M' : 'L'}${rounded(left)} ${rounded(1 - bottom)}`).join('');
}
