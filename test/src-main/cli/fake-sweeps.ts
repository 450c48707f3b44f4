import type { Sweep, SweepOverview, SweepTrial } from '#shared/contract/sweep.ts';
import type { SweepBasis } from '#main/sweeps/sweep-basis.ts';
import type { SweepService } from '#main/sweeps/sweep-service.ts';
import type { TrialListener, WritingServices } from '#main/cli/services.ts';
import { aSweepDefinition, fakeWriting } from './fake-services.ts';

export function aSweep(changes: Partial<Sweep> = {}): SweepOverview {
  return {
    id: '20261124sweep',
    state: 'finished',
    definition: aSweepDefinition,
    createdAt: '2026-11-24T10:00:00.000Z',
    counts: { running: 0, finished: 1, pruned: 1, failed: 0 },
    trialLimit: aSweepDefinition.trials,
    best: { number: 0, runId: '20261124run0', objectives: [130] },
    isPaused: false,
    workers: 0,
    threadsOfWorker: 0,
    millisecondsLeft: null,
    error: null,
    ...changes,
  };
}

export function aTrial(number: number, changes: Partial<SweepTrial> = {}): SweepTrial {
  return {
    number,
    point: { encoderLearningRate: 0.001 * (number + 1) },
    runId: `20261124run${number}`,
    outcome: 'finished',
    objectives: [130 - number],
    constraints: [],
    reports: [{ step: 1, value: 140 - number }],
    ...changes,
  };
}

/** A sweep service that runs two trials in no time. */
export function fakeSweeping(state: Sweep['state'] = 'finished') {
  const { services, calls } = fakeWriting();
  const listeners = new Set<TrialListener>();
  const trials = [aTrial(0), aTrial(1, { outcome: 'pruned', objectives: [] })];
  const started: { readonly definition: Sweep['definition']; readonly basis: SweepBasis }[] = [];
  const sweeps: Partial<SweepService> = {
    list: () => [aSweep({ state })],
    get: () => aSweep({ state }),
    trials: () => trials,
    start(definition, basis) {
      started.push({ definition, basis });
      return aSweep({ state: 'running' });
    },
    resume(id, { trials: count, workers } = {}) {
      calls.push(`resume ${id} ${count} ${workers}`);
      return aSweep({ state: 'running' });
    },
    stop(id) {
      calls.push(`stop ${id}`);
      return Promise.resolve(aSweep({ state: 'stopped' }));
    },
    async whenSettled(id) {
      await Promise.resolve();
      for (const listener of listeners) {
        listener(id, { ...trials[0]!, outcome: 'running' });
        trials.forEach((trial) => listener(id, trial));
      }
      return aSweep({ state });
    },
  };
  const writing: WritingServices = {
    ...services,
    sweeps: sweeps as SweepService, // what the commands call
    listenToTrials(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return { writing, calls, started, listeners };
}
