import { orderOf } from './best-so-far.ts';

export interface Lanes {
  /** (N) Lane of each interval; −1 for one that has not begun. */
  readonly lanes: Int32Array;
  readonly count: number;
}

/**
 * Puts intervals into as few lanes as possible so that none overlap in a lane: each, by its start, into the first lane that is
 * free. An end that is no number lasts for ever. Source: Kleinberg & Tardos 2005, section 4.1, interval partitioning.
 */
export function partitionLanes(starts: Float64Array, ends: Float64Array): Lanes {
  const lanes = new Int32Array(starts.length).fill(-1);
  const busyUntil: number[] = [];
  for (const i of orderOf(starts)) {
    if (!Number.isFinite(starts[i])) continue;
    const free = busyUntil.findIndex((end) => end <= starts[i]!);
    const lane = free < 0 ? busyUntil.length : free;
    busyUntil[lane] = Number.isNaN(ends[i]) ? Infinity : Math.max(starts[i]!, ends[i]!);
    lanes[i] = lane;
  }
  return { lanes, count: busyUntil.length };
}
