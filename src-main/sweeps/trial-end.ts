import type { Run } from '#shared/contract/run.ts';
import type { SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';

export type TrialEnd = Pick<SweepTrial, 'objectives' | 'constraints'> & {
  readonly outcome: 'finished' | 'pruned' | 'failed';
};

export const prunedEnd: TrialEnd = { outcome: 'pruned', objectives: [], constraints: [] };
export const failedEnd: TrialEnd = { outcome: 'failed', objectives: [], constraints: [] };

/** What crashed as often will crash again. */
const mostCrashes = 3;

export interface EndCircumstances {
  readonly wasPruned: boolean;
  /** The sweep is being stopped. */
  readonly isStopping: boolean;
  /** Of this trial since the sweep went on, the last one among them. */
  readonly crashes: number;
}

/**
 * What becomes of a trial whose run neither runs nor waits: its end; `resume` after a crash, but not after numbers that
 * are not finite, which would come again; `leave` it open when the sweep is being stopped.
 */
export function trialEnd(
  definition: SweepDefinition,
  run: Run,
  { wasPruned, isStopping, crashes }: EndCircumstances,
): TrialEnd | 'resume' | 'leave' {
  if (run.state === 'finished') return measuredEnd(definition, run);
  if (wasPruned) return prunedEnd;
  if (isStopping && run.state !== 'failed') return 'leave';
  const mayComeAgain = run.state === 'failed' && run.isResumable && crashes < mostCrashes;
  if (mayComeAgain) return isStopping ? 'leave' : 'resume';
  return failedEnd;
}

/** A run that lacks one of the metrics has failed as a trial. */
function measuredEnd({ objectives, constraints }: SweepDefinition, { metrics }: Run): TrialEnd {
  const values = (wanted: readonly { readonly metric: string }[]) =>
    wanted.flatMap(({ metric }) => {
      const value = metrics[metric];
      return value === undefined || !Number.isFinite(value) ? [] : [value];
    });
  const end = { objectives: values(objectives), constraints: values(constraints) };
  const isWhole = end.objectives.length === objectives.length && end.constraints.length === constraints.length;
  return isWhole ? { outcome: 'finished', ...end } : failedEnd;
}
