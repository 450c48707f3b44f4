import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import { weightedMean } from '#shared/evaluation/weighted-mean.ts';
import { permutation } from '#shared/random/permutation.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import { readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { Controls } from './controls.ts';
import { afterEpoch, shouldStop } from './early-stopping.ts';
import { latentExamples, writeEpochArtifacts, writeFixedArtifacts } from './run-artifacts.ts';
import { encodeRows, evaluateSplit, knnAccuracy } from './split-evaluation.ts';
import { createTimeLeft } from './time-left.ts';
import type { TimeLeft } from './time-left.ts';
import { createTrainingProgress } from './training-progress.ts';
import type { Place, TrainingProgress } from './training-progress.ts';
import { openSession, saveCheckpoint } from './training-session.ts';
import type { TrainingSession } from './training-session.ts';
import { trainStep } from './train-step.ts';
import type { WorkerPort } from './worker-port.ts';

export type TrainingEnd = 'finished' | 'stopped-early' | 'canceled';

interface Training {
  readonly session: TrainingSession;
  readonly port: WorkerPort;
  readonly controls: Controls;
  readonly progress: TrainingProgress;
  readonly timeLeft: TimeLeft;
}

const longestWithoutCheckpoint = 60_000;
/** Messages are heard between steps at least so often. */
const turnEvery = 20;

/** Trains to the end, to an early stop or until canceled; everything it learns on the way is on disk or sent. */
export async function trainRun(
  job: TrainJob,
  { engine, port, controls }: { engine: Engine; port: WorkerPort; controls: Controls },
): Promise<TrainingEnd> {
  const progress = createTrainingProgress(port);
  const session = openSession(job, engine);
  const training: Training = { session, port, controls, progress, timeLeft: createTimeLeft() };
  port.send({ type: 'started', engine: engine.description, stepsPerEpoch: session.stepsPerEpoch });
  progress.log(describeStart(session));
  if (session.step === 0 && job.resumeFrom === null) {
    writeFixedArtifacts(artifactSource(session));
    evaluateEpoch(training);
    saveCheckpoint(session, port);
  }
  const end = await trainEpochs(training);
  if (end !== 'canceled') finish(training);
  session.runner.dispose();
  return end;
}

async function trainEpochs(training: Training): Promise<TrainingEnd> {
  const { session, controls } = training;
  const values = session.job.hyperparameters;
  while (session.epoch < values.epochs) {
    if (shouldStop(session.earlyStopping, values)) return 'stopped-early';
    await trainEpoch(training);
    if (controls.isCanceled()) return 'canceled';
    endEpoch(training);
  }
  return 'finished';
}

/** The rest of the epoch that is under way; returns before its end when canceled. */
async function trainEpoch(training: Training): Promise<void> {
  const { session, controls, progress, port, timeLeft } = training;
  const order = permutation(session.data.train.count, session.job.hyperparameters.seed, session.epoch);
  let turnAt = performance.now();
  while (session.batch < session.stepsPerEpoch) {
    const startedAt = performance.now();
    const metrics = trainStep(session, order);
    timeLeft.stepTook(performance.now() - startedAt);
    progress.record('step/train', session.step, metrics);
    progress.sendIfDue(() => place(training));
    if (performance.now() - session.lastCheckpointAt > longestWithoutCheckpoint) checkpointNow(training);
    if (performance.now() - turnAt < turnEvery) continue;
    await nextTurn();
    turnAt = performance.now();
    if (controls.isPaused()) await pause(training);
    if (controls.isCanceled()) {
      checkpointNow(training);
      return;
    }
  }
  progress.sendNow(place(training));
  await nextTurn();
  if (controls.isPaused()) await pause(training);
  if (controls.isCanceled()) checkpointNow({ ...training, port });
}

async function pause(training: Training): Promise<void> {
  checkpointNow(training);
  training.port.send({ type: 'paused' });
  await training.controls.untilContinued();
  if (!training.controls.isCanceled()) training.port.send({ type: 'continued' });
}

/** Points are sent before the checkpoint that covers them: what follows a checkpoint may be cut off at a resume. */
function checkpointNow(training: Training): void {
  training.progress.sendNow(place(training));
  saveCheckpoint(training.session, training.port);
}

function endEpoch(training: Training): void {
  const { session, progress, port } = training;
  progress.record('epoch/train', session.step, session.epochMeans.means());
  progress.record('epoch/train', session.step, { secondsPerEpoch: session.secondsInEpoch });
  session.epoch += 1;
  session.batch = 0;
  session.epochMeans = weightedMean();
  session.secondsInEpoch = 0;
  const loss = evaluateEpoch(training);
  session.earlyStopping = afterEpoch(session.earlyStopping, session.job.hyperparameters, {
    epoch: session.epoch,
    loss,
  });
  const name = `step-${String(session.step).padStart(8, '0')}`;
  const watchesBest = session.job.hyperparameters.earlyStoppingPatience > 0;
  if (watchesBest && session.earlyStopping.bestEpoch === session.epoch) session.bestCheckpoint = name;
  saveCheckpoint(session, port);
}

/** Evaluates the watched split, leaves the files of the epoch, and gives the watched loss. */
function evaluateEpoch(training: Training): number {
  const { session, progress, port, timeLeft } = training;
  const { runner, data, job } = session;
  const startedAt = performance.now();
  const split = data.validation ? 'validation' : 'test';
  const evaluation = evaluateSplit(runner, job.hyperparameters, data.validation ?? data.test);
  progress.record(`epoch/${split}`, session.step, evaluation.metrics);
  const count = Math.min(data.test.count, latentExamples);
  const means = data.validation ? encodeRows(runner, job.hyperparameters, data.test, count) : evaluation.means;
  writeEpochArtifacts(artifactSource(session), runner, session.epoch, means);
  timeLeft.evaluationTook(performance.now() - startedAt);
  progress.sendNow(place(training));
  port.send({ type: 'artifacts', epoch: session.epoch, step: session.step, hasLatents: true });
  progress.log(describeEpoch(session, split, evaluation.metrics));
  return evaluation.metrics['loss']!; // evaluateSplit always gives it
}

/** With early stopping the best weights are what is kept; then the test split is measured once and for all. */
function finish(training: Training): void {
  const { session, progress, port } = training;
  const values = session.job.hyperparameters;
  if (session.bestCheckpoint !== null && session.earlyStopping.bestEpoch < session.epoch) {
    const best = readCheckpoint(join(session.job.runDirectory, 'checkpoints', session.bestCheckpoint));
    session.runner.writeState(best.tensors);
    progress.log(`Restored the weights of epoch ${session.earlyStopping.bestEpoch}, the best of the watched loss.`);
    saveCheckpoint(session, port);
  }
  const test = evaluateSplit(session.runner, values, session.data.test);
  progress.record('final/test', session.step, test.metrics);
  const accuracy = knnAccuracy(session.runner, values, session.data.train, {
    labels: session.data.test.labels,
    means: test.means,
  });
  if (accuracy !== null) progress.record('final/test', session.step, { knnAccuracy: accuracy });
  progress.sendNow({ ...place(training), millisecondsLeft: 0 });
}

function place({ session, timeLeft }: Training): Place {
  const { epochs } = session.job.hyperparameters;
  const stepsLeft = epochs * session.stepsPerEpoch - session.step;
  return {
    step: session.step,
    epoch: session.step / session.stepsPerEpoch,
    millisecondsLeft: timeLeft.estimate(stepsLeft, epochs - session.epoch),
  };
}

function artifactSource(session: TrainingSession) {
  const { job, dataShape, data } = session;
  return { runDirectory: job.runDirectory, values: job.hyperparameters, dataShape, test: data.test };
}

function describeStart(session: TrainingSession): string {
  const { data, job, engine, stepsPerEpoch, step } = session;
  const parameters = parameterCount(job.hyperparameters, data.train.size);
  const from = step > 0 ? `Resumed at step ${step}` : 'Started';
  const watched = data.validation ? `${data.validation.count} validation` : `${data.test.count} test`;
  return `${from} on ${engine}: ${parameters} parameters, ${data.train.count} training and ${watched} examples, ${stepsPerEpoch} steps per epoch.`;
}

function describeEpoch(session: TrainingSession, split: string, metrics: Readonly<Record<string, number>>): string {
  const shown = ['negativeElbo', 'reconstruction', 'kl', 'meanSquaredError'].filter(
    (name) => metrics[name] !== undefined,
  );
  const figures = shown.map((name) => `${name} ${metrics[name]!.toPrecision(5)}`).join(', ');
  return `Epoch ${session.epoch}, ${split}: ${figures}.`;
}
