import { WorkbenchError } from '#shared/contract/errors.ts';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { weightedMean } from '#shared/evaluation/weighted-mean.ts';
import type { WeightedMean } from '#shared/evaluation/weighted-mean.ts';
import { checkpointName, pruneCheckpoints, publishCheckpoint, readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Checkpoint } from '#main/checkpoints/checkpoints.ts';
import type { CheckpointState } from '#main/checkpoints/checkpoint-state.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { ExpectedWork, StepRunner } from '#main/engine/step-runner.ts';
import { diverged } from './diverged.ts';
import { initialEarlyStopping } from './early-stopping.ts';
import type { EarlyStoppingState } from './early-stopping.ts';
import type { PreparedData } from './prepared-data.ts';
import { createPreparedDatasets } from './prepared-datasets.ts';
import type { PreparedDatasets } from './prepared-datasets.ts';
import type { ArtifactSource } from './run-artifacts.ts';
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
  /** Engine of the checkpoint that the session goes on from. */
  engineBefore: string | null;
  step: number;
  epoch: number;
  batch: number;
  epochMeans: WeightedMean;
  secondsInEpoch: number;
  earlyStopping: EarlyStoppingState;
  bestCheckpoint: string | null;
  /** Folder of the newest checkpoint that holds this course of training. */
  lastCheckpoint: string | null;
  lastCheckpointAt: number;
}

/** Opens the data and the model, at the start or where a checkpoint left them. */
export function openSession(
  job: TrainJob,
  engine: Engine,
  datasets: PreparedDatasets = createPreparedDatasets(),
): TrainingSession {
  const { manifest, data } = datasets.prepared(job.datasetDirectory, job.hyperparameters);
  const dataShape = manifest.shape;
  const checkpoint = job.resumeFrom === null ? null : readCheckpoint(job.resumeFrom);
  const runner = engine.stepRunner({ ...job.hyperparameters, dataShape }, expectedWork(job, data, checkpoint));
  const session: TrainingSession = {
    job,
    data,
    dataShape,
    datasetHash: manifest.hash,
    runner,
    engine: runner.computedBy.description,
    stepsPerEpoch: Math.ceil(data.train.count / job.hyperparameters.batchSize),
    engineBefore: null,
    step: 0,
    epoch: 0,
    batch: 0,
    epochMeans: weightedMean(),
    secondsInEpoch: 0,
    earlyStopping: initialEarlyStopping,
    bestCheckpoint: null,
    lastCheckpoint: null,
    lastCheckpointAt: performance.now(),
  };
  if (checkpoint && job.resumeFrom !== null) continueFrom(session, checkpoint, job.resumeFrom);
  return session;
}

/** Publishes where the session stands, tells the host, and gives its folder; weights that are not finite are never published. */
export function saveCheckpoint(session: TrainingSession, port: WorkerPort): string {
  const { runner, job, step, epoch } = session;
  const state = Object.entries(runner.readState());
  for (const [name, { data }] of state) {
    const bad = firstNotFinite(data);
    if (bad !== null) throw diverged(session, name, bad, `in epoch ${epoch + 1}, before batch ${session.batch + 1}`);
  }
  const tensors = Object.fromEntries(
    state.map(([name, { shape, data }]) => [name, numberArray('float32', shape, data)]),
  );
  const published = publishCheckpoint(job.runDirectory, checkpointState(session), tensors);
  session.lastCheckpoint = published.directory;
  session.lastCheckpointAt = performance.now();
  pruneCheckpoints(job.runDirectory, checkpointName(step), session.bestCheckpoint);
  port.send({ type: 'checkpoint', step, epoch, ...published });
  return published.directory;
}

/** A plain loop: `find` takes ten times as long, and this is done for every weight and slot of every checkpoint. */
function firstNotFinite(values: Float32Array): number | null {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return values[i]!;
  return null;
}

/** What the files about the session's epochs are made from. */
export function artifactSource({ job, dataShape, data }: TrainingSession): ArtifactSource {
  return { runDirectory: job.runDirectory, values: job.hyperparameters, dataShape, test: data.test };
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
    hyperparameters: session.job.hyperparameters,
    datasetHash: session.datasetHash,
    dataShape: [...session.dataShape],
  };
}

/** A resumed run goes on with or without XLA as before: its numbers would differ otherwise. */
function expectedWork(job: TrainJob, data: PreparedData, checkpoint: Checkpoint | null): ExpectedWork {
  const { batchSize, epochs, xla } = job.hyperparameters;
  const { count } = data.train;
  const sizes = [Math.min(batchSize, count), count % batchSize];
  const usedXla = checkpoint?.state.engine.includes('XLA');
  return {
    examples: [data.train, ...(data.validation ? [data.validation] : []), data.test],
    batchSizes: sizes.filter((size, i) => size > 0 && sizes.indexOf(size) === i),
    steps: epochs * Math.ceil(count / batchSize) - (checkpoint?.state.step ?? 0),
    xla: usedXla === undefined || xla !== 'auto' ? xla : usedXla ? 'on' : 'off',
  };
}

function continueFrom(session: TrainingSession, { state, tensors }: Checkpoint, directory: string): void {
  requireSameCourse(session, state, directory);
  session.runner.writeState(tensors);
  session.engineBefore = state.engine;
  session.step = state.step;
  session.epoch = state.epoch;
  session.batch = state.batch;
  session.epochMeans = weightedMean(state.partialSums);
  session.secondsInEpoch = state.secondsInEpoch;
  session.earlyStopping = state.earlyStopping;
  session.bestCheckpoint = state.bestCheckpoint;
  session.lastCheckpoint = directory;
}

/** Rows that may differ at a resume: they do not change what was done so far. */
const mayDiffer = new Set([
  'engine',
  'threads',
  'xla',
  'epochs',
  'earlyStoppingPatience',
  'earlyStoppingMinimumImprovement',
]);

function requireSameCourse(session: TrainingSession, state: CheckpointState, directory: string): void {
  if (state.datasetHash !== session.datasetHash) {
    throw new WorkbenchError(
      'arguments/invalid',
      `The checkpoint ${directory} was trained on the dataset ${state.datasetHash}, not on ${session.datasetHash}.`,
    );
  }
  const wanted: Readonly<Record<string, unknown>> = session.job.hyperparameters;
  const found: Readonly<Record<string, unknown>> = state.hyperparameters;
  for (const name of Object.keys(wanted)) {
    const [here, there] = [JSON.stringify(wanted[name]), JSON.stringify(found[name])];
    if (mayDiffer.has(name) || here === there) continue;
    throw new WorkbenchError(
      'arguments/invalid',
      `The checkpoint ${directory} was trained with ${name} ${there}; it cannot go on with ${here}.`,
    );
  }
}
