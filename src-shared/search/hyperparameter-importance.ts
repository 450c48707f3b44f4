import { sortedQuantile } from '../statistics/sorted-quantile.ts';
import type { Trial } from './trial.ts';

/** How much of what a search saw is due to one dimension: a share in [0, 1], with a bootstrap interval. */
export interface Importance {
  readonly name: string;
  readonly importance: number;
  readonly low: number;
  readonly high: number;
}

export interface ImportanceOptions {
  /** The index of the objective that is explained. */
  readonly objective: number;
  readonly seed: number;
  /** The share of the bootstrap samples that an interval holds. */
  readonly confidence: number;
}

/**
 * Why importances cannot be trusted. `equal-objectives`: there is nothing to explain, and no importance.
 * `too-few-trials`: below 4 there is no importance; above, it is what it is.
 */
export type ImportanceWarning = 'too-few-trials' | 'equal-objectives';

export interface ValuedTrial {
  readonly trial: Trial;
  readonly value: number;
}

/** The finished trials with a finite value of the objective, best first; of equal values the lower number. */
export function valuedTrials(trials: readonly Trial[], objective: number): ValuedTrial[] {
  return trials
    .flatMap((trial) => (trial.outcome === 'finished' ? [{ trial, value: trial.objectives[objective] ?? NaN }] : []))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => (a.value === b.value ? a.trial.number - b.trial.number : a.value - b.value));
}

/** What stands in the way of an importance from these trials, best first. */
export function warningOf(valued: readonly ValuedTrial[], enough: number): ImportanceWarning | undefined {
  if (valued.length < 4) return 'too-few-trials';
  if (valued[0]!.value === valued.at(-1)!.value) return 'equal-objectives'; // there are at least 4
  return valued.length < enough ? 'too-few-trials' : undefined;
}

/** The middle share `confidence` of the samples, widened to the estimate if that lies outside. */
export function percentileInterval(estimate: number, samples: readonly number[], confidence: number) {
  const sorted = Float64Array.from(samples).sort();
  return {
    low: Math.min(estimate, sortedQuantile(sorted, (1 - confidence) / 2)),
    high: Math.max(estimate, sortedQuantile(sorted, (1 + confidence) / 2)),
  };
}
