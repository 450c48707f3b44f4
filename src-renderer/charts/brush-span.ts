import type { BrushRange } from './brushed.ts';
import type { ParallelAxis } from './parallel-axis.ts';

/** A part of an axis in its places, 0…1. */
export type BrushSpan = readonly [low: number, high: number];

export type BrushEdge = 'low' | 'high';

/** What a brush covers; nothing brushed is the whole axis. Of a choice the bands, whole. */
export function spanOf({ scale, choiceCount }: ParallelAxis, range: BrushRange | undefined): BrushSpan {
  if (!range) return [0, 1];
  if (choiceCount > 0) return [clipped(range[0] / choiceCount), clipped((range[1] + 1) / choiceCount)];
  const place = (bound: number) => (bound === -Infinity ? 0 : bound === Infinity ? 1 : clipped(scale.toUnit(bound)));
  return [place(range[0]), place(range[1])];
}

/**
 * The values that a span stands for; null for the whole axis. A span that reaches an end of the axis is open there: it
 * holds what is cut off, and what comes later. Of a choice the bands whose middle it covers, or the one it lies in.
 */
export function rangeOf({ scale, choiceCount }: ParallelAxis, [low, high]: BrushSpan): BrushRange | null {
  if (low <= 0 && high >= 1) return null;
  if (choiceCount === 0) {
    return [low <= 0 ? -Infinity : scale.fromUnit(low), high >= 1 ? Infinity : scale.fromUnit(high)];
  }
  const first = Math.max(0, Math.ceil(low * choiceCount - 0.5 - 1e-9));
  const last = Math.min(choiceCount - 1, Math.floor(high * choiceCount - 0.5 + 1e-9));
  const range: BrushRange = first <= last ? [first, last] : [middleBand(low, high), middleBand(low, high)];
  return range[0] === 0 && range[1] === choiceCount - 1 ? null : range;

  function middleBand(from: number, to: number): number {
    return scale.fromUnit((from + to) / 2);
  }
}

/** A range in words; a dash between its bounds, a sign where it is open. */
export function rangeInWords({ scale, choiceCount }: ParallelAxis, [minimum, maximum]: BrushRange): string {
  if (choiceCount > 0 && minimum === maximum) return scale.format(minimum);
  if (minimum === -Infinity) return `≤ ${scale.format(maximum)}`;
  if (maximum === Infinity) return `≥ ${scale.format(minimum)}`;
  return `${scale.format(minimum)} – ${scale.format(maximum)}`;
}

/** One edge moved by a step of the axis: a twentieth, or a choice. It stays a step away from the other edge. */
export function steppedSpan({ choiceCount }: ParallelAxis, span: BrushSpan, edge: BrushEdge, by: -1 | 1): BrushSpan {
  const steps = choiceCount > 0 ? choiceCount : 20;
  const step = 1 / steps;
  const [low, high] = span;
  // steps are counted, so that twenty of them are the whole axis and not nearly
  const moved = Math.round((edge === 'low' ? low : high) * steps + by) / steps;
  return edge === 'low'
    ? [clipped(Math.min(moved, Math.max(low, high - step))), high]
    : [low, clipped(Math.max(moved, Math.min(high, low + step)))];
}

/** What a pointer that goes down at a place of the axis takes hold of. */
export interface BrushGrip {
  readonly kind: 'new' | 'move' | BrushEdge;
  readonly span: BrushSpan;
  readonly from: number;
}

/** The grip at a place: an edge within `tolerance`, the brush itself, or the beginning of a new one. */
export function gripAt(span: BrushSpan | null, place: number, tolerance: number): BrushGrip {
  const grip = (kind: BrushGrip['kind']): BrushGrip => ({ kind, span: span ?? [place, place], from: place });
  if (!span) return grip('new');
  const [toLow, toHigh] = span.map((edge) => Math.abs(edge - place)) as [number, number]; // a span has two
  if (Math.min(toLow, toHigh) <= tolerance) return grip(toLow < toHigh ? 'low' : 'high');
  return grip(place > span[0] && place < span[1] ? 'move' : 'new');
}

/** The span when what was gripped has been pulled to a place. An edge may be pulled past the other one. */
export function pulledSpan({ kind, span, from }: BrushGrip, place: number): BrushSpan {
  const [low, high] = span;
  if (kind === 'move') {
    const by = Math.min(1 - high, Math.max(-low, place - from));
    return [low + by, high + by];
  }
  const fixed = kind === 'low' ? high : kind === 'high' ? low : from;
  return [clipped(Math.min(fixed, place)), clipped(Math.max(fixed, place))];
}

function clipped(place: number): number {
  return Math.min(1, Math.max(0, place));
}
