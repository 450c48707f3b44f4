import { join } from 'node:path';
import { weightedMean } from '#shared/evaluation/weighted-mean.ts';
import { checkpointName, readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Controls } from './controls.ts';
import { requireFinite } from './diverged.ts';
import { afterEpoch } from './early-stopping.ts';
import type { Figures } from './subject.ts';
import type { TimeLeft } from './time-left.ts';
import type { Place, TrainingProgress } from './training-progress.ts';
import { saveCheckpoint } from './training-session.ts';
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
export async function endEpoch(training: Training): Promise<void> {
  const { session, progress, port } = training;
  const values = session.job.hyperparameters;
  progress.record('epoch/train', session.step, {
    ...session.subject.epochFigures(session.epochMeans.means()),
    secondsPerEpoch: session.secondsInEpoch,
  });
  session.epoch += 1;
  session.batch = 0;
  session.epochMeans = weightedMean();
  session.secondsInEpoch = 0;
  const watched = await evaluateEpoch(training);
  for (const { text, level } of session.subject.epochEnded(session.epoch, watched)) progress.log(text, level);
  const loss = watched['loss']!; // every evaluation has it
  session.earlyStopping = afterEpoch(session.earlyStopping, values, { epoch: session.epoch, loss });
  const isBest = session.earlyStopping.bestEpoch === session.epoch;
  if (values.earlyStoppingPatience > 0 && isBest) session.bestCheckpoint = checkpointName(session.step);
  saveCheckpoint(session, port);
}

/** Evaluates the watched split, leaves the files of the epoch, and gives the figures. */
export async function evaluateEpoch(training: Training): Promise<Figures> {
  const { session, progress, port, timeLeft } = training;
  const { subject, epoch, step } = session;
  const startedAt = performance.now();
  const { metrics, writeArtifacts } = subject.evaluateWatched(epoch);
  requireFinite(session, metrics, `over the ${subject.watched} examples after epoch ${epoch}`);
  progress.record(`epoch/${subject.watched}`, step, metrics);
  const { hasLatents } = await writeArtifacts();
  timeLeft.evaluationTook(performance.now() - startedAt);
  progress.sendNow(place(training));
  port.send({ type: 'artifacts', epoch, step, hasLatents });
  progress.log(epochLine(session, metrics));
  return metrics;
}

/** With early stopping the best weights are what is kept; then the test split is measured once and for all. */
export function finishTraining(training: Training): void {
  const { session, progress } = training;
  restoreBest(training);
  const metrics = session.subject.measureTest();
  requireFinite(session, metrics, 'over the test examples after the last epoch');
  progress.record('final/train', session.step, { parameters: session.subject.parameters });
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
  session.subject.writeState(best.tensors);
  progress.log(`Restored the weights of epoch ${earlyStopping.bestEpoch}, the best of the watched loss.`);
  saveCheckpoint(session, port);
}
