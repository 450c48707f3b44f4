import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { Controls } from './controls.ts';
import { shouldStop } from './early-stopping.ts';
import { endEpoch, evaluateEpoch, finishTraining, place } from './epoch-end.ts';
import type { Training } from './epoch-end.ts';
import type { PreparedDatasets } from './prepared-datasets.ts';
import { createTimeLeft } from './time-left.ts';
import { createTrainingProgress } from './training-progress.ts';
import { openSession, saveCheckpoint } from './training-session.ts';
import { startLines } from './training-words.ts';
import { trainStep } from './train-step.ts';
import type { WorkerPort } from './worker-port.ts';

export type TrainingEnd = 'finished' | 'stopped-early' | 'canceled';

const longestWithoutCheckpointMs = 60_000;
/** Messages are heard between steps at least so often. */
const turnEveryMs = 20;

export interface TrainingSurroundings {
  readonly engine: Engine;
  readonly datasets?: PreparedDatasets;
  readonly port: WorkerPort;
  readonly controls: Controls;
}

/** Trains to the end, to an early stop or until canceled; everything it learns on the way is on disk or sent. */
export async function trainRun(
  job: TrainJob,
  { engine, datasets, port, controls }: TrainingSurroundings,
): Promise<TrainingEnd> {
  const progress = createTrainingProgress(port);
  const session = openSession(job, engine, datasets);
  try {
    const training: Training = { session, port, controls, progress, timeLeft: createTimeLeft() };
    await begin(training, startLines(session, engine));
    const end = await trainEpochs(training);
    if (end !== 'canceled') finishTraining(training);
    return end;
  } finally {
    session.subject.dispose();
  }
}

/** What is to be seen before the first step. */
async function begin(
  { session, port, progress, ...rest }: Training,
  lines: ReturnType<typeof startLines>,
): Promise<void> {
  port.send({ type: 'started', engine: session.engine, stepsPerEpoch: session.stepsPerEpoch });
  for (const { text, level } of lines) progress.log(text, level);
  if (session.job.resumeFrom !== null) return;
  progress.record(`epoch/${session.subject.watched}`, 0, session.subject.begin());
  await evaluateEpoch({ session, port, progress, ...rest });
  saveCheckpoint(session, port);
}

async function trainEpochs(training: Training): Promise<TrainingEnd> {
  const { session, controls } = training;
  const values = session.job.hyperparameters;
  while (session.epoch < values.epochs) {
    if (shouldStop(session.earlyStopping, values)) return 'stopped-early';
    await trainEpoch(training);
    if (controls.isCanceled()) return 'canceled';
    await endEpoch(training);
    if (session.job.asksAfterEpochs && session.epoch < values.epochs) await controls.untilJudged(session.epoch);
    if (controls.isCanceled() && session.epoch < values.epochs) return 'canceled'; // the checkpoint is that of the epoch
  }
  return 'finished';
}

/** The rest of the epoch that is under way; returns before its end when canceled. */
async function trainEpoch(training: Training): Promise<void> {
  const { session, controls, progress, timeLeft } = training;
  let turnAt = performance.now();
  while (session.batch < session.stepsPerEpoch) {
    const startedAt = performance.now();
    progress.record('step/train', session.step + 1, trainStep(session));
    timeLeft.stepTook(performance.now() - startedAt);
    progress.sendIfDue(() => place(training));
    if (performance.now() - session.lastCheckpointAt > longestWithoutCheckpointMs) checkpointNow(training);
    if (performance.now() - turnAt < turnEveryMs) continue;
    await hear(training);
    if (controls.isCanceled()) return;
    turnAt = performance.now();
  }
  progress.sendIfDue(() => place(training));
  await hear(training);
}

/** Lets messages arrive, and does what they ask for. */
async function hear(training: Training): Promise<void> {
  const { controls, port } = training;
  await nextTurn();
  if (controls.isPaused()) {
    checkpointNow(training);
    port.send({ type: 'paused' });
    await controls.untilContinued();
    if (!controls.isCanceled()) port.send({ type: 'continued' });
  } else if (controls.isCanceled()) {
    checkpointNow(training);
  }
}

/** Points are sent before the checkpoint that covers them: what follows a checkpoint may be cut off at a resume. */
function checkpointNow(training: Training): void {
  training.progress.sendNow(place(training));
  saveCheckpoint(training.session, training.port);
}
