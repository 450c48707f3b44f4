import type { Pruner } from './trial.ts';

export interface Thresholds {
  readonly lower: number;
  readonly upper: number;
  /** Before this step, values outside are allowed. */
  readonly warmupSteps: number;
}

/** Prunes a trial whose newest value is outside [lower, upper], and at any step one whose newest value is not finite. */
export function thresholdPruner({ lower, upper, warmupSteps }: Thresholds): Pruner {
  if (!(lower <= upper)) throw new Error(`thresholdPruner: lower is ${lower} but upper is ${upper}`);
  return ({ reports }) => {
    const newest = reports.at(-1);
    if (!newest) return 'continue';
    const isInside = newest.value >= lower && newest.value <= upper;
    return Number.isFinite(newest.value) && (isInside || newest.step < warmupSteps) ? 'continue' : 'prune';
  };
}
