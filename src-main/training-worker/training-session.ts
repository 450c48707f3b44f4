import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { weightedMean } from '#shared/evaluation/weighted-mean.ts';
import type { WeightedMean } from '#shared/evaluation/weighted-mean.ts';
import { checkpointName, pruneCheckpoints, publishCheckpoint, readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Checkpoint } from '#main/checkpoints/checkpoints.ts';
import type { CheckpointState } from '#main/checkpoints/checkpoint-state.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { diverged } from './diverged.ts';
import { initialEarlyStopping } from './early-stopping.ts';
import type { EarlyStoppingState } from './early-stopping.ts';
import { openImageSubject } from './images/image-subject.ts';
import { createPreparedDatasets } from './prepared-datasets.ts';
import type { PreparedDatasets } from './prepared-datasets.ts';
import type { StepPlace, TrainingSubject } from './subject.ts';
import { openTextSubject } from './texts/text-subject.ts';
import type { WorkerPort } from './worker-port.ts';

/** One training run in this process: what is trained, and where it stands. */
export interface TrainingSession extends StepPlace {
  readonly job: TrainJob;
  readonly subject: TrainingSubject;
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
  const checkpoint = job.resumeFrom === null ? null : readCheckpoint(job.resumeFrom);
  const open = dataKindOf(job.hyperparameters) === 'images' ? openImageSubject : openTextSubject;
  return sessionOf(job, open(job, engine, datasets, checkpoint), checkpoint);
}

/** The session of a subject that was opened with this checkpoint. */
export function sessionOf<S extends TrainingSubject>(
  job: TrainJob,
  subject: S,
  checkpoint: Checkpoint | null,
): TrainingSession & { readonly subject: S } {
  const session: TrainingSession & { readonly subject: S } = {
    job,
    subject,
    engine: subject.computedBy.description,
    stepsPerEpoch: subject.stepsPerEpoch,
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
  const { subject, job, step, epoch } = session;
  const state = Object.entries(subject.readState());
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
    datasetHash: session.subject.datasetHash,
    dataShape: [...session.subject.dataShape],
    encoderTraining: session.subject.memory(),
  };
}

function continueFrom(session: TrainingSession, { state, tensors }: Checkpoint, directory: string): void {
  requireSameCourse(session, state, directory);
  session.subject.writeState(tensors);
  session.subject.remember(state.encoderTraining);
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
  const { datasetHash } = session.subject;
  if (state.datasetHash !== datasetHash) {
    throw new WorkbenchError(
      'arguments/invalid',
      `The checkpoint ${directory} was trained on the dataset ${state.datasetHash}, not on ${datasetHash}.`,
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
