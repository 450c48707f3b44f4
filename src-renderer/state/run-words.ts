import type { Run, RunState } from '#shared/contract/run.ts';
import type { RunCall } from './runs.svelte.ts';

export interface StateWords {
  readonly label: string;
  readonly tone: 'neutral' | 'active' | 'good' | 'warning' | 'bad';
  readonly icon: 'clock' | 'running' | 'pause' | 'check' | 'slash' | 'cross' | 'broken';
}

export const stateWords: Readonly<Record<RunState, StateWords>> = {
  queued: { label: 'Queued', tone: 'neutral', icon: 'clock' },
  running: { label: 'Running', tone: 'active', icon: 'running' },
  paused: { label: 'Paused', tone: 'warning', icon: 'pause' },
  finished: { label: 'Finished', tone: 'good', icon: 'check' },
  canceled: { label: 'Canceled', tone: 'neutral', icon: 'slash' },
  failed: { label: 'Failed', tone: 'bad', icon: 'cross' },
  interrupted: { label: 'Interrupted', tone: 'warning', icon: 'broken' },
};

export interface RunAction {
  readonly call: RunCall;
  readonly label: string;
  readonly icon: 'pause' | 'play' | 'stop';
}

const pause: RunAction = { call: 'runs:pause', label: 'Pause', icon: 'pause' };
const resume: RunAction = { call: 'runs:resume', label: 'Resume', icon: 'play' };
const cancel: RunAction = { call: 'runs:cancel', label: 'Cancel', icon: 'stop' };

/** What can be done with a run now, besides deleting it. */
export function runActions({ state, isResumable }: Pick<Run, 'state' | 'isResumable'>): readonly RunAction[] {
  switch (state) {
    case 'running':
      return [pause, cancel];
    case 'queued':
      return [cancel];
    case 'paused':
      return [resume, cancel];
    case 'finished':
    case 'canceled':
    case 'failed':
    case 'interrupted':
      return isResumable ? [resume] : [];
  }
}

export function isDeletable({ state }: Pick<Run, 'state'>): boolean {
  return state !== 'running' && state !== 'queued' && state !== 'paused';
}

/** Name, or the id where a run has no name. */
export function runTitle(run: Pick<Run, 'name' | 'id'>): string {
  return run.name.trim() || run.id;
}

/** Share of the training that is done, in 0…1; early stopping finishes before the last epoch. */
export function runProgress(run: Run): number {
  if (run.state === 'finished') return 1;
  if (run.stepsPerEpoch) return Math.min(1, run.step / (run.stepsPerEpoch * run.hyperparameters.epochs));
  return Math.min(1, run.epoch / run.hyperparameters.epochs);
}
