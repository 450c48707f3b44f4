import type { AxisTick } from './axis-scale.ts';
import type { BrokenTime } from './broken-time.ts';
import { timeTicks } from './time-ticks.ts';
import type { Range } from './zoom-range.ts';

/** Part of a broken time axis: all of it, as much of its end as can be read, or what a person chose. */
export type TimeView = Range | 'all' | 'latest';

/** The part of the axis that is seen in so many pixels. */
export function shownWindow(view: TimeView, { total, readable }: BrokenTime, width: number): Range {
  if (view === 'all') return { min: 0, max: total };
  if (view === 'latest') return { min: Math.max(0, total - (readable * width) / 1000), max: total };
  const length = Math.min(total, view.max - view.min);
  const min = Math.min(Math.max(0, view.min), total - length);
  return { min, max: min + length };
}

interface TickRoom {
  /** Pixels for the window. */
  readonly width: number;
  /** ms east of Greenwich */
  readonly offset: number;
}

const apartPixels = 72;

/** Round times of day within the window, by their place on the axis; none in gaps, none so close that labels touch. */
export function axisTimeTicks(time: BrokenTime, { min, max }: Range, { width, offset }: TickRoom): readonly AxisTick[] {
  const apart = ((max - min) * apartPixels) / width;
  const inside = time.gaps.filter(({ at, length }) => at + length > min && at < max);
  const begins = [min, ...inside.map(({ at, length }) => at + length)];
  const ends = [...inside.map(({ at }) => at), max];
  const ticks: AxisTick[] = [];
  begins.forEach((begin, i) => {
    if (ends[i]! <= begin) return;
    for (const { time: at, label } of timeTicks(time.fromAxis(begin), lastTime(time, ends[i]!), apart, offset)) {
      const value = time.toAxis(at);
      if (ticks.length === 0 || value - ticks.at(-1)!.value >= 0.8 * apart) ticks.push({ value, label }); // not empty
    }
  });
  return ticks;
}

/** The time at a place, before the gap that begins there. */
function lastTime(time: BrokenTime, place: number): number {
  return time.gaps.find(({ at }) => at === place)?.from ?? time.fromAxis(place);
}
