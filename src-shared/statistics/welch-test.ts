import { intervalAround, meanInterval } from './mean-interval.ts';
import { quotient } from './paired-test.ts';
import type { TTest } from './paired-test.ts';
import { studentTCdf } from './student-t.ts';

/**
 * The t test of two groups of independent runs, (n) and (m), whose variances may differ. Effect: Hedges' g, in units of
 * the pooled standard deviation, corrected for few runs. Undefined when a group has fewer than two values. Throws on a
 * value that is not finite. Source: Welch 1947; effect: Hedges 1981, with his approximation of the correction.
 */
export function welchTest(first: readonly number[], second: readonly number[], confidence = 0.95): TTest | undefined {
  if (first.length < 2 || second.length < 2) return undefined;
  const groups = [first, second].map((values) => {
    const { mean, standardDeviation = 0 } = meanInterval(values, confidence); // two values have one
    return {
      mean,
      variance: standardDeviation ** 2,
      error: standardDeviation ** 2 / values.length,
      free: values.length - 1,
    };
  });
  const sum = (of: (group: (typeof groups)[number]) => number) => groups.reduce((total, group) => total + of(group), 0);
  const difference = groups[1]!.mean - groups[0]!.mean;
  const free = sum((group) => group.free);
  const squaredError = sum((group) => group.error);
  const degrees = squaredError > 0 ? squaredError ** 2 / sum((group) => group.error ** 2 / group.free) : free;
  const t = quotient(difference, Math.sqrt(squaredError));
  const pooled = Math.sqrt(sum((group) => group.variance * group.free) / free);
  return {
    difference,
    interval: intervalAround(difference, Math.sqrt(squaredError), degrees, confidence),
    t,
    degrees,
    p: 2 * studentTCdf(-Math.abs(t), degrees),
    effect: quotient(difference, pooled) * (1 - 3 / (4 * free - 1)),
  };
}
