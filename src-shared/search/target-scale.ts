import { columnMoments } from '../statistics/column-moments.ts';
import { sortedQuantile } from '../statistics/sorted-quantile.ts';

/**
 * To mean 0 and standard deviation 1, for values of which small ones matter. A value farther above the median than three
 * times the distance of the least below it counts as that far: one run that diverged would make all others look equal.
 */
export function objectiveScale(values: readonly number[]): (value: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sortedQuantile(sorted, 0.5);
  const reach = 3 * (median - sorted[0]!) || Infinity; // half of the values are the least: nothing to compare with
  const capped = (value: number) => Math.min(value, median + reach);
  return standardizedAfter(capped, values);
}

/** To standard deviation 1, for values of which the sign matters: asinh of units of the median size, then standardized. */
export function constraintScale(values: readonly number[]): (value: number) => number {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const unit = sortedQuantile(sizes, 0.5) || 1;
  return standardizedAfter((value) => Math.asinh(value / unit), values);
}

function standardizedAfter(bend: (value: number) => number, values: readonly number[]): (value: number) => number {
  const { means, variances } = columnMoments(values.map(bend), 1);
  const deviation = Math.sqrt(variances[0]!) || 1; // equal values stay 0
  return (value) => (bend(value) - means[0]!) / deviation;
}
