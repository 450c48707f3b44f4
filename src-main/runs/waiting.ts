import type { Run, RunState } from '#shared/contract/run.ts';

/** Promises about the state of runs; `look` is called after every change. */
export interface Waiting {
  readonly look: (runId: string) => void;
  readonly until: (runId: string, isReached: (state: RunState) => boolean) => Promise<Run>;
  /** Until the run has no worker process. */
  readonly untilGone: (runId: string) => Promise<Run>;
  /** Until the run is paused, or ended and without a worker. */
  readonly untilSettled: (runId: string) => Promise<Run>;
}

interface Waiter {
  readonly isMet: () => boolean;
  readonly resolve: () => void;
}

export function createWaiting(read: (runId: string) => Run, isActive: (runId: string) => boolean): Waiting {
  const waiters = new Map<string, Set<Waiter>>();
  const wait = (runId: string, isMet: () => boolean) =>
    new Promise<Run>((resolve) => {
      if (isMet()) return resolve(read(runId));
      const waiter: Waiter = { isMet, resolve: () => resolve(read(runId)) };
      const all = waiters.get(runId) ?? new Set();
      waiters.set(runId, all.add(waiter));
    });
  return {
    look(runId) {
      for (const waiter of waiters.get(runId) ?? []) {
        if (!waiter.isMet()) continue;
        waiters.get(runId)?.delete(waiter);
        waiter.resolve();
      }
    },
    until: (runId, isReached) => wait(runId, () => isReached(read(runId).state)),
    untilGone: (runId) => wait(runId, () => !isActive(runId)),
    untilSettled: (runId) =>
      wait(runId, () => {
        const { state } = read(runId);
        return state === 'paused' || (state !== 'queued' && !isActive(runId));
      }),
  };
}
