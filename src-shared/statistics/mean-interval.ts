import { studentTQuantile } from './student-t.ts';

/** The mean of repeats and how well they tell it. One value alone tells neither spread nor interval. */
export interface MeanInterval {
  readonly count: number;
  readonly mean: number;
  /** Of the values, with count − 1 in the denominator. */
  readonly standardDeviation: number | undefined;
  readonly interval: Interval | undefined;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Mean, standard deviation and the interval that covers the true mean in a share `confidence` of all cases, for
 * independent values that are roughly normal. Throws on no values and on one that is not finite. Source: Student 1908.
 */
export function meanInterval(values: readonly number[], confidence = 0.95): MeanInterval {
  const count = values.length;
  if (count === 0) throw new Error('meanInterval: there are no values, expected at least 1');
  const stranger = values.findIndex((value) => !Number.isFinite(value));
  if (stranger >= 0) throw new Error(`meanInterval: value ${stranger} is ${values[stranger]}, expected finite numbers`);
  if (!(confidence > 0 && confidence < 1)) {
    throw new Error(`meanInterval: confidence is ${confidence}, expected more than 0 and less than 1`);
  }
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  if (count === 1) return { count, mean, standardDeviation: undefined, interval: undefined };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (count - 1));
  const standardError = standardDeviation / Math.sqrt(count);
  return { count, mean, standardDeviation, interval: intervalAround(mean, standardError, count - 1, confidence) };
}

/** An estimate ± its standard error times the quantile of t for so many degrees of freedom. */
export function intervalAround(estimate: number, standardError: number, degrees: number, confidence: number): Interval {
  const reach = standardError * studentTQuantile((1 + confidence) / 2, degrees);
  return { low: estimate - reach, high: estimate + reach };
}
