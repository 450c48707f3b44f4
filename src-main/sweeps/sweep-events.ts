import type { PublishEvent } from '#shared/contract/events.ts';
import type { SweepOverview, SweepTrial } from '#shared/contract/sweep.ts';

/** Calls back once, a little later. */
export type Later = (callback: () => void) => void;

/** Between two events of one sweep: short enough to look live, long enough for a thousand short trials. */
const pauseMs = 250;
const afterPause: Later = (callback) => void setTimeout(callback, pauseMs);

/**
 * What the window is told of sweeps: changes of many trials are one event a quarter of a second, and none is lost.
 * `overviewOf` throws for a sweep that is gone; nothing is told of it then.
 */
export function sweepEvents(
  publish: PublishEvent,
  overviewOf: (sweepId: string) => SweepOverview,
  later: Later = afterPause,
): (sweepId: string, trial: SweepTrial | null) => void {
  const pending = new Map<string, Set<number>>();
  const flush = (sweepId: string) => {
    const numbers = [...(pending.get(sweepId) ?? [])];
    pending.delete(sweepId);
    if (numbers.length > 0) publish('trials:changed', { sweepId, numbers });
    let sweep: SweepOverview;
    try {
      sweep = overviewOf(sweepId);
    } catch {
      return; // deleted meanwhile, or the workspace is closed
    }
    publish('sweeps:changed', { sweep });
  };
  return (sweepId, trial) => {
    let numbers = pending.get(sweepId);
    if (!numbers) {
      pending.set(sweepId, (numbers = new Set()));
      later(() => flush(sweepId));
    }
    if (trial) numbers.add(trial.number);
  };
}
