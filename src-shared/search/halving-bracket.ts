import { stepBeforeNewest, valueFrom } from './learning-curve.ts';
import type { Pruner, Trial } from './trial.ts';

/** Trials that compete with each other: at each rung, one in `reductionFactor` of them goes on. */
export interface HalvingBracket {
  /** How many trials it starts with. */
  readonly trials: number;
  /** The steps at which is decided, ascending; the value at a rung is that of the first report at or after it. */
  readonly rungs: readonly number[];
  /** η, above 1. */
  readonly reductionFactor: number;
}

export interface HalvingOptions {
  /** The step of the first rung at the earliest. */
  readonly minimumResource: number;
  /** The step at which a trial is finished; there is no decision there. */
  readonly maximumResource: number;
  /** η: one in so many goes on at each rung. */
  readonly reductionFactor: number;
}

export function checkHalvingOptions(name: string, options: HalvingOptions): void {
  const { minimumResource, maximumResource, reductionFactor } = options;
  if (!(reductionFactor > 1 && reductionFactor < Infinity)) {
    throw new Error(`${name}: reductionFactor is ${reductionFactor}, expected more than 1`);
  }
  if (!(minimumResource > 0 && minimumResource <= maximumResource && maximumResource < Infinity)) {
    throw new Error(
      `${name}: resources are ${minimumResource} to ${maximumResource}, expected more than 0 and no less at the end`,
    );
  }
}

/**
 * Decides at once, when the newest report is the first at or after a rung (of several that it passes, the highest): the
 * trial goes on if fewer than max(1, ⌊n/η⌋) of the n values at the rung, its own included, are better. So the first to
 * come goes on, and ties do. NaN and Infinity at a rung never do. Source: Li et al. 2020, "A system for massively
 * parallel hyperparameter tuning", algorithm 2, in the form that stops trials instead of promoting them.
 */
export function decideAtOnce(trial: Trial, rivals: readonly Trial[], bracket: HalvingBracket): ReturnType<Pruner> {
  const newest = trial.reports.at(-1)?.step ?? -Infinity;
  const rung = bracket.rungs.findLast((step) => step <= newest);
  if (rung === undefined || stepBeforeNewest(trial.reports) >= rung) return 'continue';
  const own = valueFrom(trial.reports, rung) ?? Infinity;
  let [better, count] = [0, 1];
  for (const { reports } of rivals) {
    const value = valueFrom(reports, rung);
    if (value === undefined) continue;
    count++;
    if (value < own) better++;
  }
  return own < Infinity && better < Math.max(1, Math.floor(count / bracket.reductionFactor)) ? 'continue' : 'prune';
}

/**
 * Decides when all that compete at the rung have a value there or have ended before it, and until then waits. Of the
 * bracket's n trials max(1, ⌊n/η^(k+1)⌋) go on at rung k = 0, 1, …: the best, of equal values those with the lower
 * number. So the order in which trials arrive decides nothing. A trial with so many better ones is pruned before the
 * rung is full. One that ended without a value at the rung (it failed, say) does not compete: the next best takes its
 * place, and nobody waits for it. NaN and Infinity never go on. Source: Jamieson & Talwalkar 2016.
 */
export function decideTogether(trial: Trial, rivals: readonly Trial[], bracket: HalvingBracket): ReturnType<Pruner> {
  const newest = trial.reports.at(-1)?.step ?? -Infinity;
  let competing: readonly Trial[] = [trial, ...rivals];
  let isComplete = competing.length === bracket.trials;
  for (const [k, rung] of bracket.rungs.entries()) {
    if (rung > newest) break;
    const places = Math.max(1, Math.floor(bracket.trials / bracket.reductionFactor ** (k + 1)));
    const best = ranked(competing, rung).slice(0, places);
    if (!best.includes(trial)) return 'prune';
    isComplete &&= competing.every(({ outcome, reports }) => outcome !== 'running' || hasReached(reports, rung));
    if (!isComplete) return 'wait';
    competing = best;
  }
  return 'continue';
}

function ranked(trials: readonly Trial[], rung: number): Trial[] {
  const valued = trials.map((trial) => ({ trial, value: valueFrom(trial.reports, rung) ?? Infinity }));
  return valued
    .filter(({ value }) => value < Infinity)
    .sort((a, b) => (a.value === b.value ? a.trial.number - b.trial.number : a.value - b.value))
    .map(({ trial }) => trial);
}

function hasReached(reports: Trial['reports'], rung: number): boolean {
  return (reports.at(-1)?.step ?? -Infinity) >= rung;
}
