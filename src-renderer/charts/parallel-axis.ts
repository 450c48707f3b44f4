import type { AxisColumn } from './axis-column.ts';
import { scaleOver } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { robustDomain } from './robust-domain.ts';

/** An axis with all things on it. Values far beyond the others stand at its end, so that these do not lie on each other. */
export interface ParallelAxis {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly isLog: boolean;
  /** How many choices the axis has; 0 where any value may be. */
  readonly choiceCount: number;
  readonly scale: AxisScale;
  /** Place of each thing in 0…1; NaN where it has none. (N) */
  readonly places: Float32Array;
  /** Whether there are values before the beginning and after the end. */
  readonly isCut: readonly [boolean, boolean];
}

/** The axis over the range of the column and over the values near the others. */
export function parallelAxis(column: AxisColumn, tones: Uint8Array): ParallelAxis {
  return axisOver(column, robustDomain(column, { tones, kept: column.range }));
}

/** The same without regard to the range: no wider than what is there. It spreads colors. */
export function spreadAxis(column: AxisColumn, tones: Uint8Array): ParallelAxis {
  return axisOver(column, robustDomain(column, { tones }));
}

function axisOver(column: AxisColumn, domain: readonly [number, number]): ParallelAxis {
  const { id, label, unit, values, scale: kind, choices } = column;
  const scale = scaleOver(column, domain);
  const places = new Float32Array(values.length);
  let [cutBefore, cutAfter] = [false, false];
  for (let i = 0; i < places.length; i++) {
    const place = scale.toUnit(values[i]!);
    // a thousandth: the ends of a logarithmic axis are rounded
    if (place < -1e-3) cutBefore = true;
    if (place > 1 + 1e-3) cutAfter = true;
    places[i] = place < 0 ? 0 : place > 1 ? 1 : place;
  }
  const choiceCount = kind === 'choice' ? Math.max(1, choices.length) : 0;
  return { id, label, unit, isLog: kind === 'log', choiceCount, scale, places, isCut: [cutBefore, cutAfter] };
}
