import type { RunError } from '#shared/contract/run.ts';
import type { Sweep, SweepOverview } from '#shared/contract/sweep.ts';
import type { SweepTable } from '#main/storage/sweep-table.ts';
import type { PoolStanding } from './sweep-pool.ts';
import { millisecondsLeft, runningStanding } from './sweep-standing.ts';
import type { RunningStanding } from './sweep-standing.ts';
import { threadsOfWorker } from './worker-limits.ts';

/** Overviews of sweeps. What their trials tell is read once and then kept up. */
export interface SweepOverviews {
  readonly of: (sweep: Sweep) => SweepOverview;
  /** To be called when a trial of a sweep began or ended. */
  readonly trialChanged: (sweepId: string, number: number) => void;
  /** To be called when a sweep has another definition or none, or a run is gone: its trials are read again. */
  readonly forget: (sweepId: string) => void;
  readonly forgetAll: () => void;
  /** Why a sweep stopped, until it runs again: then null. */
  readonly remember: (sweepId: string, error: RunError | null) => void;
}

export function createSweepOverviews(
  sweeps: Pick<SweepTable, 'trialTimes'>,
  poolOf: (sweepId: string) => PoolStanding | null,
): SweepOverviews {
  const standings = new Map<string, RunningStanding>();
  const errors = new Map<string, RunError>();
  return {
    of(sweep) {
      const { id, definition } = sweep;
      let known = standings.get(id);
      if (!known) standings.set(id, (known = runningStanding(definition, sweeps.trialTimes(id))));
      const { counts, trialLimit, best, ...times } = known.read();
      const pool = poolOf(id);
      const workers = pool?.workers ?? 0;
      const threads = Number(definition.hyperparameters['threads'] ?? 0);
      return {
        ...sweep,
        counts,
        trialLimit,
        best,
        isPaused: pool?.isPaused ?? false,
        workers,
        threadsOfWorker: workers === 0 ? 0 : threads || threadsOfWorker(workers),
        millisecondsLeft: millisecondsLeft({ counts, trialLimit, best, ...times }, workers),
        error: pool?.error ?? errors.get(id) ?? null,
      };
    },
    trialChanged(sweepId, number) {
      const [trial] = standings.has(sweepId) ? sweeps.trialTimes(sweepId, [number]) : [];
      if (trial) standings.get(sweepId)?.put(trial);
    },
    forget: (sweepId) => void standings.delete(sweepId),
    forgetAll: () => standings.clear(),
    remember(sweepId, error) {
      if (error) errors.set(sweepId, error);
      else errors.delete(sweepId);
    },
  };
}
