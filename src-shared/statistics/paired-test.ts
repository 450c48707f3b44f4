import { meanInterval } from './mean-interval.ts';
import type { Interval } from './mean-interval.ts';
import { studentTCdf } from './student-t.ts';

/** What a t test says of the difference of two means. */
export interface TTest {
  /** The mean of the second minus that of the first. */
  readonly difference: number;
  readonly interval: Interval;
  readonly t: number;
  readonly degrees: number;
  /** Two-sided. */
  readonly p: number;
  /** The difference in units of a standard deviation: of the pairs' differences, or of both groups. */
  readonly effect: number;
}

/**
 * Paired t test of runs with the same seeds, (n) and (n) in the same order: only the differences count. Effect: Cohen's
 * d_z. Undefined for fewer than two pairs. Differences that are all equal give t = ±Infinity and p = 0, or 0 and 1 if
 * they are 0. Throws on unequal lengths and on a value that is not finite. Source: Student 1908; effect: Cohen 1988,
 * section 2.3.5.
 */
export function pairedTest(first: readonly number[], second: readonly number[], confidence = 0.95): TTest | undefined {
  if (first.length !== second.length) {
    throw new Error(`pairedTest: first has ${first.length} values but second has ${second.length}; pairs need both`);
  }
  if (first.length === 0) return undefined;
  const differences = first.map((value, i) => second[i]! - value);
  const { count, mean, standardDeviation, interval } = meanInterval(differences, confidence);
  if (standardDeviation === undefined || interval === undefined) return undefined; // one pair
  const t = quotient(mean, standardDeviation / Math.sqrt(count));
  const p = 2 * studentTCdf(-Math.abs(t), count - 1);
  return { difference: mean, interval, t, degrees: count - 1, p, effect: quotient(mean, standardDeviation) };
}

/** 0 / 0 is 0 here: no difference, however small the spread. */
export function quotient(difference: number, spread: number): number {
  return difference === 0 ? 0 : difference / spread;
}
