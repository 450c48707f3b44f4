import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';

/** A finished run; a test names what matters to it. */
export function exampleRun(changes: Partial<Run> = {}): Run {
  return {
    id: '20261124100000000aaa',
    name: 'Digits',
    preset: 'mnist-quick',
    state: 'finished',
    hyperparameters: defaultHyperparameters,
    datasetHash: 'a'.repeat(64),
    datasetName: 'MNIST',
    engine: 'wasm 4.22.0',
    appVersion: '0.1.0',
    createdAt: '2026-11-24T10:00:00.000Z',
    startedAt: null,
    finishedAt: null,
    attempt: 1,
    step: 100,
    epoch: 10,
    stepsPerEpoch: 10,
    millisecondsLeft: null,
    metrics: {},
    tags: [],
    notes: '',
    error: null,
    trial: null,
    isResumable: false,
    ...changes,
  };
}
