import type { AxisScale } from './axis-scale.ts';
import type { Goal } from './best-so-far.ts';

export interface ContourBands {
  /** Where one band ends and the next begins: places on the axis, in (0, 1), ascending. */
  readonly levels: readonly number[];
  /** The levels as text. */
  readonly labels: readonly string[];
  /** One more than levels: places on the scale of colors, 1 for the best band. */
  readonly shades: readonly number[];
}

/** Bands that begin and end at round values, a dozen or so. */
export function contourBands(scale: AxisScale, goal: Goal): ContourBands {
  const inner = scale
    .ticks(16)
    .map(({ value, label }) => ({ level: scale.toUnit(value), label }))
    .filter(({ level }) => level > 1e-6 && level < 1 - 1e-6);
  const count = inner.length + 1;
  const shades = Array.from({ length: count }, (_, band) => (count === 1 ? 0.5 : band / (count - 1)));
  return {
    levels: inner.map(({ level }) => level),
    labels: inner.map(({ label }) => label),
    shades: goal === 'maximize' ? shades : shades.reverse(),
  };
}
