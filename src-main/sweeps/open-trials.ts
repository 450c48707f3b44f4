import type { Pruner } from '#shared/search/trial.ts';
import { prunedEnd } from './trial-end.ts';
import type { TrialLog } from './trial-log.ts';

/** Trials that are open and have no place: some go on as soon as there is one, others wait at a rung that is not full. */
export interface OpenTrials {
  /** The one that goes on now, if any. */
  readonly next: () => number | undefined;
  readonly goOnFirst: (number: number) => void;
  readonly goOnLast: (number: number) => void;
  readonly wait: (number: number) => void;
  readonly haveWaiting: () => boolean;
  /** Asks about those that wait: to be done whenever a trial has reported or ended. */
  readonly reconsider: (pruner: Pruner) => void;
  /** It has a place now; tells whether it was among these. */
  readonly leave: (number: number) => boolean;
}

export function createOpenTrials(log: Pick<TrialLog, 'judge' | 'end'>): OpenTrials {
  const ready: number[] = [];
  const waiting = new Set<number>();
  return {
    next: () => ready.shift(),
    goOnFirst: (number) => void ready.unshift(number),
    goOnLast: (number) => void ready.push(number),
    wait: (number) => void waiting.add(number),
    haveWaiting: () => waiting.size > 0,
    reconsider(pruner) {
      for (const number of [...waiting]) {
        const verdict = log.judge(number, pruner);
        if (verdict === 'wait') continue;
        waiting.delete(number);
        if (verdict === 'continue') ready.push(number);
        else log.end(number, prunedEnd);
      }
    },
    leave(number) {
      const place = ready.indexOf(number);
      if (place >= 0) ready.splice(place, 1);
      return waiting.delete(number) || place >= 0;
    },
  };
}
