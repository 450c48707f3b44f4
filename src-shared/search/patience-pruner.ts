import { bestUntil } from './learning-curve.ts';
import type { Pruner } from './trial.ts';

export interface PatienceOptions {
  /** So many steps may pass without an improvement; above 0. */
  readonly patience: number;
  /** What an improvement has to exceed; at least 0. */
  readonly minDelta: number;
  /** Asked only when patience has run out; without it, the trial is pruned then. Not for pruners that wait. */
  readonly inner?: Pruner;
}

/**
 * Prunes a trial when the best value of its last `patience` steps is not better by more than `minDelta` than the best
 * before them. NaN reports count as Infinity, so that they are no improvement.
 */
export function patiencePruner({ patience, minDelta, inner = () => 'prune' }: PatienceOptions): Pruner {
  if (!(patience > 0)) throw new Error(`patiencePruner: patience is ${patience}, expected more than 0 steps`);
  if (!(minDelta >= 0)) throw new Error(`patiencePruner: minDelta is ${minDelta}, expected at least 0`);
  return (trial, others) => {
    const { reports } = trial;
    const newest = reports.at(-1)?.step ?? -Infinity;
    const first = reports[0]?.step ?? Infinity;
    if (!(first <= newest - patience)) return 'continue';
    const isBetter = bestUntil(reports, newest) < bestUntil(reports, newest - patience) - minDelta;
    return isBetter ? 'continue' : inner(trial, others);
  };
}
