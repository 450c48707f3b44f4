import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { runStates } from '#shared/contract/run.ts';
import type { Run } from '#shared/contract/run.ts';
import type { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { datasetHash } from './invented-dataset.ts';
import { inventedSweeps } from './invented-sweeps.ts';
import type { InventedSweep } from './invented-sweeps.ts';

export interface Scenario {
  readonly runs: readonly Run[];
  readonly sweeps: readonly InventedSweep[];
  readonly hasDataset: boolean;
  /** Every call fails, as with a workspace that was taken away. */
  readonly isBroken?: boolean;
  readonly events?: readonly { readonly delayMs: number; readonly tell: (bridge: FakeBridge) => void }[];
}

/** `empty`, `importing`, `broken`, `many` (10,000 runs); without a name a few runs in every state. */
export function scenario(name: string | null): Scenario {
  switch (name) {
    case 'empty':
      return { runs: [], sweeps: [], hasDataset: false };
    case 'broken':
      return { runs: [], sweeps: [], hasDataset: false, isBroken: true };
    case 'importing':
      return { runs: [], sweeps: [], hasDataset: false, events: [{ delayMs: 300, tell: importMnist }] };
    case 'many':
      return {
        runs: inventedRuns(10_000),
        sweeps: inventedSweeps(10_000),
        hasDataset: true,
        events: [{ delayMs: 1000, tell: keepTraining }],
      };
    default:
      return {
        runs: inventedRuns(14),
        sweeps: inventedSweeps(80),
        hasDataset: true,
        events: [{ delayMs: 1000, tell: keepTraining }],
      };
  }
}

const names = ['first look', 'β sweep', 'narrow code', 'wide encoder', 'warm-up', 'cyclical', 'σ learned'] as const;
const day = 86_400_000;
const noon = Date.parse('2026-11-24T12:00:00Z');

function inventedRuns(count: number): readonly Run[] {
  return Array.from({ length: count }, (_, i) => inventedRun(i));
}

function inventedRun(i: number): Run {
  const state = runStates[(i * 5 + 3) % runStates.length]!;
  const epochs = 10 + (i % 4) * 10;
  const epoch = state === 'finished' ? epochs : state === 'queued' ? 0 : Math.floor(epochs * ((i % 9) + 1) * 0.1);
  const [reconstruction, kl] = [70 + ((i * 37) % 90), 4 + ((i * 13) % 23) + 0.25];
  const scope = state === 'finished' ? 'final/test' : 'epoch/validation';
  const created = new Date(noon - i * (day / 9)).toISOString();
  return {
    id: `20261124${i.toString(36).padStart(6, '0')}`,
    name: `${names[i % names.length]!} ${i + 1}`,
    preset: ['mnist-quick', 'mnist-dense-z20', null][i % 3]!,
    state,
    hyperparameters: { ...defaultHyperparameters, epochs, latentSize: i % 3 === 1 ? 20 : 2, beta: 1 + (i % 3) },
    datasetHash,
    datasetName: 'MNIST',
    engine: state === 'queued' ? null : 'tensorflow 2.21.0',
    appVersion: '0.1.0',
    createdAt: created,
    startedAt: state === 'queued' ? null : created,
    finishedAt: state === 'finished' ? new Date(Date.parse(created) + 95_000 + i * 1000).toISOString() : null,
    attempt: 1,
    step: epoch * 430,
    epoch,
    stepsPerEpoch: 430,
    millisecondsLeft: state === 'running' ? (epochs - epoch) * 4200 : null,
    metrics:
      epoch === 0
        ? {}
        : {
            [`${scope}/negativeElbo`]: reconstruction + kl,
            [`${scope}/reconstruction`]: reconstruction,
            [`${scope}/kl`]: kl,
            [`${scope}/meanSquaredError`]: reconstruction / 3000,
          },
    tags: i % 4 === 0 ? ['baseline'] : i % 7 === 0 ? ['paper', 'keep'] : [],
    notes: '',
    error:
      state === 'failed'
        ? { code: 'training/diverged', message: `The loss became NaN at step ${epoch * 430 + 17}, learning rate 0.05.` }
        : null,
    trial: i % 5 === 3 ? { sweepId: '20261124sweep001', number: i } : null,
    isResumable: state === 'paused' || state === 'interrupted' || state === 'canceled',
  };
}

function importMnist(bridge: FakeBridge): void {
  bridge.send('datasets:import-progress', { done: 24_000, total: 70_000, what: 'MNIST' });
}

/** Ten events a second, as a worker sends them. */
function keepTraining(bridge: FakeBridge): void {
  let run = inventedRun(2);
  while (run.state !== 'running') run = inventedRun(Number.parseInt(run.id.slice(8), 36) + 1);
  let step = run.step;
  setInterval(() => {
    step += 4;
    bridge.send('runs:changed', { run: { ...run, step, epoch: step / 430 } });
    bridge.send('metrics:appended', { runId: run.id });
  }, 100);
}
