import { sortedQuantile } from '#shared/statistics/sorted-quantile.ts';
import { orderOf } from './best-so-far.ts';

/** A stretch in which nothing happened, drawn shorter than it was. Times in ms since 1970. */
export interface IdleGap {
  readonly from: number;
  readonly to: number;
  /** Place and length on the axis. */
  readonly at: number;
  readonly length: number;
}

/** A time axis in milliseconds from 0, from which long gaps are cut out but for a stub. */
export interface BrokenTime {
  readonly total: number;
  readonly gaps: readonly IdleGap[];
  readonly toAxis: (time: number) => number;
  readonly fromAxis: (place: number) => number;
  /** How much of the axis may be seen in 1000 px, so that three quarters of the intervals take at least 3 px. */
  readonly readable: number;
}

const shortestGap = 60_000;

/** Cuts out the time in which no interval runs, where it is long beside the intervals; an end that is no number is `now`. */
export function brokenTime(starts: Float64Array, ends: Float64Array, now: number): BrokenTime {
  const endOf = (i: number): number => Math.max(starts[i]!, Number.isNaN(ends[i]) ? now : ends[i]!);
  const order = orderOf(starts).filter((i) => Number.isFinite(starts[i]));
  const lengths = Float64Array.from(order, (i) => endOf(i) - starts[i]!).sort();
  const threshold = Math.max(shortestGap, 10 * (sortedQuantile(lengths, 0.5) || 0));
  const idle: { readonly from: number; readonly to: number }[] = [];
  const first = order.length > 0 ? starts[order[0]!]! : now;
  let busyUntil = first;
  for (const i of order) {
    if (starts[i]! - busyUntil > threshold) idle.push({ from: busyUntil, to: starts[i]! });
    busyUntil = Math.max(busyUntil, endOf(i));
  }
  const busy = busyUntil - first - idle.reduce((sum, { from, to }) => sum + to - from, 0);
  const readable = Math.max(1000, Math.min(busy, (1000 / 3) * (sortedQuantile(lengths, 0.25) || busy)));
  const stub = 0.06 * readable;
  let cut = 0;
  const gaps = idle.map(({ from, to }) => {
    const at = from - first - cut;
    const length = Math.min(stub, to - from);
    cut += to - from - length;
    return { from, to, at, length };
  });
  return { total: Math.max(1, busyUntil - first - cut), gaps, readable, ...mappings(first, gaps) };
}

function mappings(first: number, gaps: readonly IdleGap[]): Pick<BrokenTime, 'toAxis' | 'fromAxis'> {
  return {
    toAxis: (time) => {
      const gap = lastAt(gaps, time, ({ from }) => from);
      if (!gap) return time - first;
      if (time < gap.to) return gap.at + (gap.length * (time - gap.from)) / (gap.to - gap.from);
      return gap.at + gap.length + time - gap.to;
    },
    fromAxis: (place) => {
      const gap = lastAt(gaps, place, ({ at }) => at);
      if (!gap) return first + place;
      const inside = place - gap.at;
      return inside < gap.length
        ? gap.from + (inside * (gap.to - gap.from)) / gap.length
        : gap.to + inside - gap.length;
    },
  };
}

/** The last gap that begins at or before the place. */
function lastAt(gaps: readonly IdleGap[], place: number, begin: (gap: IdleGap) => number): IdleGap | undefined {
  let [low, high] = [0, gaps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begin(gaps[middle]!) <= place) low = middle + 1;
    else high = middle;
  }
  return gaps[low - 1];
}
