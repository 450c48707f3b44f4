import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { createControls } from '#main/training-worker/controls.ts';
import { endEpoch, evaluateEpoch, place } from '#main/training-worker/epoch-end.ts';
import type { Training } from '#main/training-worker/epoch-end.ts';
import { createTimeLeft } from '#main/training-worker/time-left.ts';
import { openSession, saveCheckpoint } from '#main/training-worker/training-session.ts';
import { createTrainingProgress } from '#main/training-worker/training-progress.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

function exampleTraining() {
  const directory = temporaryDirectory();
  writeExampleDataset(join(directory, 'data'));
  const session = openSession(
    {
      kind: 'train',
      hyperparameters: quickHyperparameters({ epochs: 3 }),
      datasetDirectory: join(directory, 'data'),
      runDirectory: join(directory, 'run'),
      resumeFrom: null,
    },
    engine,
  );
  const port = recordingPort();
  const training: Training = {
    session,
    port,
    controls: createControls(),
    progress: createTrainingProgress(port),
    timeLeft: createTimeLeft(),
  };
  return { training, session, port };
}

/** Weights as they are after a step that went wrong. */
function spoil({ subject }: Training['session']): void {
  const state = subject.readState();
  state['decoder/mean/bias']!.data[0] = NaN;
  subject.writeState(state);
}

test('an epoch ends with its points first, then its files, then its checkpoint', async () => {
  const { training, session, port } = exampleTraining();
  Object.assign(session, { step: 6, batch: 6 });
  await endEpoch(training);
  expect(port.sent.map((message) => message.type)).toEqual(['progress', 'artifacts', 'log', 'checkpoint']);
  expect(session).toMatchObject({ epoch: 1, batch: 0, step: 6 });
  expect(port.sent.at(-1)).toMatchObject({ step: 6, epoch: 1 });
});

test('an evaluation that is not finite stops the run, and none of it is recorded', async () => {
  const { training, session, port } = exampleTraining();
  spoil(session);
  await expect(evaluateEpoch(training)).rejects.toThrow(/became NaN over the validation examples after epoch 0/);
  expect(port.points()).toEqual([]);
});

test('weights that are not finite are not published', () => {
  const { session, port } = exampleTraining();
  spoil(session);
  expect(() => saveCheckpoint(session, port)).toThrow(/decoder\/mean\/bias became NaN.*There is no checkpoint yet/);
  expect(port.sent).toEqual([]);
});

test('the place within an epoch is a fraction, and what is left counts steps and evaluations', () => {
  const { training, session } = exampleTraining();
  Object.assign(session, { step: 9, epoch: 1, batch: 3 });
  expect(place(training)).toEqual({ step: 9, epoch: 1.5, millisecondsLeft: null });
  training.timeLeft.stepTook(10);
  training.timeLeft.evaluationTook(100);
  expect(place(training).millisecondsLeft).toBe(9 * 10 + 2 * 100);
});
