import { basename } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { weightedMean } from '#shared/evaluation/weighted-mean.ts';
import type { WeightedMean } from '#shared/evaluation/weighted-mean.ts';
import { pruneCheckpoints, publishCheckpoint, readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { CheckpointState } from '#main/checkpoints/checkpoint-state.ts';
import { openDataset } from '#main/datasets/dataset-files.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { StepRunner } from '#main/engine/step-runner.ts';
import { initialEarlyStopping } from './early-stopping.ts';
import type { EarlyStoppingState } from './early-stopping.ts';
import { prepareData } from './prepared-data.ts';
import type { PreparedData } from './prepared-data.ts';
import type { WorkerPort } from './worker-port.ts';

/** One training run in this process: its data, its model, and where it stands. */
export interface TrainingSession {
  readonly job: TrainJob;
  readonly data: PreparedData;
  readonly dataShape: readonly number[];
  readonly datasetHash: string;
  readonly runner: StepRunner;
  readonly engine: string;
  readonly stepsPerEpoch: number;
  step: number;
  epoch: number;
  batch: number;
  epochMeans: WeightedMean;
  secondsInEpoch: number;
  earlyStopping: EarlyStoppingState;
  bestCheckpoint: string | null;
  lastCheckpointAt: number;
}

/** Opens the data and the model, at the start or where a checkpoint left them. */
export function openSession(job: TrainJob, engine: Engine): TrainingSession {
  const dataset = openDataset(job.datasetDirectory);
  const data = prepareData(dataset, job.hyperparameters);
  const runner = engine.stepRunner(job.hyperparameters, data.train.size);
  const session: TrainingSession = {
    job,
    data,
    dataShape: dataset.manifest.shape,
    datasetHash: dataset.manifest.hash,
    runner,
    engine: engine.description,
    stepsPerEpoch: Math.ceil(data.train.count / job.hyperparameters.batchSize),
    step: 0,
    epoch: 0,
    batch: 0,
    epochMeans: weightedMean(),
    secondsInEpoch: 0,
    earlyStopping: initialEarlyStopping,
    bestCheckpoint: null,
    lastCheckpointAt: performance.now(),
  };
  if (job.resumeFrom !== null) continueFrom(session, job.resumeFrom);
  return session;
}

/** Publishes where the session stands and tells the host. */
export function saveCheckpoint(session: TrainingSession, port: WorkerPort): string {
  const { runner, job, step, epoch } = session;
  const tensors = Object.fromEntries(
    Object.entries(runner.readState()).map(([name, { shape, data }]) => [name, numberArray('float32', shape, data)]),
  );
  const published = publishCheckpoint(job.runDirectory, checkpointState(session), tensors);
  pruneCheckpoints(job.runDirectory, session.bestCheckpoint);
  session.lastCheckpointAt = performance.now();
  port.send({ type: 'checkpoint', step, epoch, ...published });
  return basename(published.directory);
}

function checkpointState(session: TrainingSession): Omit<CheckpointState, 'weightsHash' | 'formatVersion'> {
  return {
    step: session.step,
    epoch: session.epoch,
    batch: session.batch,
    partialSums: session.epochMeans.sums(),
    secondsInEpoch: session.secondsInEpoch,
    earlyStopping: session.earlyStopping,
    bestCheckpoint: session.bestCheckpoint,
    engine: session.engine,
    datasetHash: session.datasetHash,
    dataShape: [...session.dataShape],
  };
}

function continueFrom(session: TrainingSession, directory: string): void {
  const { state, tensors } = readCheckpoint(directory);
  if (state.datasetHash !== session.datasetHash) {
    throw new WorkbenchError(
      'checkpoint/damaged',
      `The checkpoint ${directory} was trained on the dataset ${state.datasetHash}, not on ${session.datasetHash}.`,
    );
  }
  session.runner.writeState(tensors);
  session.step = state.step;
  session.epoch = state.epoch;
  session.batch = state.batch;
  session.epochMeans = weightedMean(state.partialSums);
  session.secondsInEpoch = state.secondsInEpoch;
  session.earlyStopping = state.earlyStopping;
  session.bestCheckpoint = state.bestCheckpoint;
}
