import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EventName, EventPayloads, PublishEvent } from '#shared/contract/events.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { publishCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { createRunService } from '#main/runs/run-service.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { quickHyperparameters, writeExampleDataset } from './example-dataset.ts';
import { fakeWorkers } from './fake-worker.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A run service on a real workspace, with workers that do what the test says. */
export function runServiceFixture({
  directory = temporaryDirectory(),
  maximumRunning = 1,
  heard,
}: {
  directory?: string;
  maximumRunning?: number;
  /** Whoever listens to the events besides the test. */
  heard?: PublishEvent;
} = {}) {
  const workspace = openWorkspace(directory, { access: 'write', holder: 'a test' });
  const aside = join(directory, 'import');
  const manifest = writeExampleDataset(aside);
  writeExampleDataset(join(directory, 'datasets', manifest.hash));
  workspace.datasets.insert(manifest);
  const { startWorker, started } = fakeWorkers();
  const events: { name: EventName; payload: unknown }[] = [];
  const publish = <N extends EventName>(name: N, payload: EventPayloads[N]) => {
    events.push({ name, payload });
    heard?.(name, payload);
  };
  const runs = createRunService({ workspace, startWorker, publish, appVersion: '0.0.0', maximumRunning });
  onTestFinished(() => workspace.close());
  const draft = (changes: Partial<RunDraft> = {}): RunDraft => ({
    name: 'a run',
    preset: null,
    datasetHash: manifest.hash,
    hyperparameters: quickHyperparameters(),
    ...changes,
  });
  return { directory, workspace, runs, workers: started, events, draft, manifest };
}

/** A progress message with the loss of some steps. */
export function lossMessage(steps: readonly number[]): MessageFromWorker {
  return {
    type: 'progress',
    step: steps.at(-1) ?? 0,
    epoch: (steps.at(-1) ?? 0) / 6,
    millisecondsLeft: 1000,
    points: {
      names: ['step/train/loss' satisfies MetricName],
      series: new Int32Array(steps.length),
      steps: Float64Array.from(steps),
      values: Float64Array.from(steps, (step) => 100 - step),
    },
  };
}

/** Publishes a real checkpoint in the folder of a run and gives the message about it. */
export function checkpointMessage(directory: string, runId: string, step: number): MessageFromWorker {
  const runDirectory = join(directory, 'runs', runId);
  const state = {
    step,
    epoch: Math.floor(step / 6),
    batch: step % 6,
    partialSums: {},
    secondsInEpoch: 0,
    earlyStopping: { bestLoss: null, bestEpoch: 0, epochsWithoutGain: 0 },
    bestCheckpoint: null,
    encoderTraining: null,
    engine: 'wasm 4.22.0',
    hyperparameters: quickHyperparameters(),
    datasetHash: 'a',
    dataShape: [6, 6, 1],
  };
  const tensors = {
    'decoder/mean/bias': numberArray('float32', [1], Float32Array.of(step)),
    'encoder/mu/bias': numberArray('float32', [1], Float32Array.of(step)),
  };
  return { type: 'checkpoint', step, epoch: state.epoch, ...publishCheckpoint(runDirectory, state, tensors) };
}
