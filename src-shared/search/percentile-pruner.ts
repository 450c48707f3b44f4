import { sortedQuantile } from '../statistics/sorted-quantile.ts';
import { averageUntil, bestUntil, stepBeforeNewest } from './learning-curve.ts';
import type { Pruner, Trial } from './trial.ts';

export interface ComparisonOptions {
  /** Nothing is pruned before so many finished trials can be compared with; at least 1. */
  readonly startupTrials: number;
  /** Reports before this step never prune. */
  readonly warmupSteps: number;
  /** From there on, only the first report in each interval of so many steps can prune; above 0. */
  readonly interval: number;
}

/**
 * Prunes a trial whose best value up to its newest step is strictly worse than that percentile of the running averages,
 * up to the same step, of the trials that have finished: 25 keeps what a quarter of them would be. Trials that run, were
 * pruned or failed are not compared with. NaN reports count as Infinity. Source: Golovin et al. 2017, section 3.2.2,
 * where the percentile is the median.
 */
export function percentilePruner(percentile: number, options: ComparisonOptions): Pruner {
  const { startupTrials, warmupSteps, interval } = options;
  if (!(percentile >= 0 && percentile <= 100)) {
    throw new Error(`percentilePruner: percentile is ${percentile}, expected 0 to 100`);
  }
  if (!(interval > 0)) throw new Error(`percentilePruner: interval is ${interval}, expected more than 0`);
  const intervalOf = (step: number) => Math.floor((step - warmupSteps) / interval);
  return ({ reports }, others) => {
    const step = reports.at(-1)?.step ?? -Infinity;
    if (!(step >= warmupSteps)) return 'continue';
    const before = stepBeforeNewest(reports);
    if (before >= warmupSteps && intervalOf(before) === intervalOf(step)) return 'continue';
    const averages = finishedAverages(others, step);
    if (averages.length < Math.max(startupTrials, 1)) return 'continue';
    return bestUntil(reports, step) > sortedQuantile(averages, percentile / 100) ? 'prune' : 'continue';
  };
}

/** The running averages up to a step, ascending. */
function finishedAverages(others: readonly Trial[], step: number): Float64Array {
  const averages: number[] = [];
  for (const { outcome, reports } of others) {
    const average = outcome === 'finished' ? averageUntil(reports, step) : undefined;
    if (average !== undefined) averages.push(average);
  }
  return Float64Array.from(averages).sort();
}
