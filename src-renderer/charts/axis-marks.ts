import type { BrushSpan } from './brush-span.ts';
import type { ParallelAxis } from './parallel-axis.ts';
import { yOf } from './parallel-layout.ts';
import type { ParallelLayout } from './parallel-layout.ts';

export interface AxisMark {
  readonly y: number;
  readonly label: string;
  /** Where the label had to be shortened, all of it. */
  readonly whole: string | null;
}

const lineHeight = 14;

/**
 * Ticks with labels of so many letters at most. An end of an axis beyond which there are values says so, and takes the
 * place of ticks that are too near.
 */
export function axisMarks(
  axis: ParallelAxis,
  layout: ParallelLayout,
  isFlipped: boolean,
  letters: number,
): readonly AxisMark[] {
  const { scale, isCut } = axis;
  const about = Math.max(2, (layout.bottom - layout.top) / 48);
  const at = (value: number) => yOf(layout, scale.toUnit(value), isFlipped);
  const ends = scale.domain
    .map((bound, end) => ({ y: at(bound), label: `${end === 0 ? '≤' : '≥'} ${scale.format(bound)}` }))
    .filter((_, end) => isCut[end]);
  const ticks = scale
    .ticks(about)
    .map(({ value, label }) => ({ y: at(value), label }))
    .filter(({ y }) => ends.every((end) => Math.abs(end.y - y) >= lineHeight));
  return [...ticks, ...ends].map(({ y, label }) => {
    const isLong = label.length > letters;
    return { y, label: isLong ? `${label.slice(0, letters - 1)}…` : label, whole: isLong ? label : null };
  });
}

/** The rectangle of a brush: y of its upper edge, and how tall it is. */
export function brushBox(
  layout: ParallelLayout,
  span: BrushSpan,
  isFlipped: boolean,
): { readonly y: number; readonly height: number } {
  const edges = span.map((place) => yOf(layout, place, isFlipped));
  return { y: Math.min(...edges), height: Math.max(2, Math.abs(edges[0]! - edges[1]!)) };
}
