import { WorkbenchError } from '#shared/contract/errors.ts';

/** Crashes of the trials of one sweep since it went on. */
export interface CrashCount {
  /** To be called at every end of a run: with the words of its crash, or null. Gives the crashes of this trial so far. */
  readonly add: (number: number, crash: string | null) => number;
  /** Why the sweep should not go on, if so. */
  readonly verdict: () => WorkbenchError | null;
}

/** So many crashes one after the other mean that the fault is not in the points of the trials. */
const mostInARow = 5;

export function createCrashCount(sweepId: string): CrashCount {
  const crashes = new Map<number, number>(); // by trial
  let inARow = 0;
  let last = '';
  return {
    add(number, crash) {
      const ofTrial = (crashes.get(number) ?? 0) + (crash === null ? 0 : 1);
      crashes.set(number, ofTrial);
      inARow = crash === null ? 0 : inARow + 1;
      last = crash ?? '';
      return ofTrial;
    },
    verdict() {
      if (inARow < mostInARow) return null;
      const what = `Sweep ${sweepId}: ${inARow} trials in a row failed, the last with: ${last}`;
      return new WorkbenchError('sweep/trials-fail', what);
    },
  };
}
