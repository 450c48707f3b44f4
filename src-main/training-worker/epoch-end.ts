import { join } from 'node:path';
import { weightedMean } from '#shared/evaluation/weighted-mean.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import { checkpointName, readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Controls } from './controls.ts';
import { requireFinite } from './diverged.ts';
import { afterEpoch } from './early-stopping.ts';
import { latentExamples, writeEpochArtifacts } from './run-artifacts.ts';
import { encodeRows, evaluateSplit, knnAccuracy } from './split-evaluation.ts';
import type { TimeLeft } from './time-left.ts';
import type { Place, TrainingProgress } from './training-progress.ts';
import { artifactSource, saveCheckpoint } from './training-session.ts';
import type { TrainingSession } from './training-session.ts';
import { epochLine } from './training-words.ts';
import type { WorkerPort } from './worker-port.ts';

/** A session, and whom it tells about itself. */
export interface Training {
  readonly session: TrainingSession;
  readonly port: WorkerPort;
  readonly controls: Controls;
  readonly progress: TrainingProgress;
  readonly timeLeft: TimeLeft;
}

/** Closes the epoch whose last step is done: its means, its evaluation, its files, its checkpoint. */
export function endEpoch(training: Training): void {
  const { session, progress, port } = training;
  const values = session.job.hyperparameters;
  progress.record('epoch/train', session.step, {
    ...session.epochMeans.means(),
    secondsPerEpoch: session.secondsInEpoch,
  });
  session.epoch += 1;
  session.batch = 0;
  session.epochMeans = weightedMean();
  session.secondsInEpoch = 0;
  const loss = evaluateEpoch(training);
  session.earlyStopping = afterEpoch(session.earlyStopping, values, { epoch: session.epoch, loss });
  const isBest = session.earlyStopping.bestEpoch === session.epoch;
  if (values.earlyStoppingPatience > 0 && isBest) session.bestCheckpoint = checkpointName(session.step);
  saveCheckpoint(session, port);
}

/** Evaluates the watched split, leaves the files of the epoch, and gives the watched loss. */
export function evaluateEpoch(training: Training): number {
  const { session, progress, port, timeLeft } = training;
  const { runner, data, job } = session;
  const startedAt = performance.now();
  const split = data.validation ? 'validation' : 'test';
  const evaluation = evaluateSplit(runner, job.hyperparameters, data.validation ?? data.test);
  requireFinite(session, evaluation.metrics, `over the ${split} examples after epoch ${session.epoch}`);
  progress.record(`epoch/${split}`, session.step, evaluation.metrics);
  const latents = Math.min(data.test.count, latentExamples);
  const means = data.validation ? encodeRows(runner, data.test, latents) : evaluation.means;
  writeEpochArtifacts(artifactSource(session), runner, session.epoch, means);
  timeLeft.evaluationTook(performance.now() - startedAt);
  progress.sendNow(place(training));
  port.send({ type: 'artifacts', epoch: session.epoch, step: session.step, hasLatents: true });
  progress.log(epochLine(session, split, evaluation.metrics));
  return evaluation.metrics['loss']!; // evaluateSplit always gives it
}

/** With early stopping the best weights are what is kept; then the test split is measured once and for all. */
export function finishTraining(training: Training): void {
  const { session, progress } = training;
  const { runner, data, job } = session;
  restoreBest(training);
  const test = evaluateSplit(runner, job.hyperparameters, data.test);
  const neighbors = { labels: data.test.labels, means: test.means };
  const knn = knnAccuracy(runner, job.hyperparameters, data.train, neighbors);
  const metrics = knn === null ? test.metrics : { ...test.metrics, knnAccuracy: knn };
  requireFinite(session, metrics, 'over the test examples after the last epoch');
  const parameters = parameterCount({ ...job.hyperparameters, dataShape: session.dataShape });
  progress.record('final/train', session.step, { parameters });
  progress.record('final/test', session.step, metrics);
  progress.sendNow({ ...place(training), millisecondsLeft: 0 });
}

/** Where training is, and how long it still takes. */
export function place({ session, timeLeft }: Training): Place {
  const { epochs } = session.job.hyperparameters;
  const stepsLeft = epochs * session.stepsPerEpoch - session.step;
  return {
    step: session.step,
    epoch: session.step / session.stepsPerEpoch,
    millisecondsLeft: timeLeft.estimate(stepsLeft, epochs - session.epoch),
  };
}

function restoreBest({ session, progress, port }: Training): void {
  const { bestCheckpoint, earlyStopping, job } = session;
  if (bestCheckpoint === null || earlyStopping.bestEpoch >= session.epoch) return;
  const best = readCheckpoint(join(job.runDirectory, 'checkpoints', bestCheckpoint));
  session.runner.writeState(best.tensors);
  progress.log(`Restored the weights of epoch ${earlyStopping.bestEpoch}, the best of the watched loss.`);
  saveCheckpoint(session, port);
}
