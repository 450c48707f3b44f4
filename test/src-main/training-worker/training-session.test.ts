import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import { openSession, saveCheckpoint } from '#main/training-worker/training-session.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('opens where a checkpoint left it, and refuses one of another dataset', async () => {
  const engine = await openEngine(onWasm);
  const directory = temporaryDirectory();
  writeExampleDataset(join(directory, 'data'));
  writeExampleDataset(join(directory, 'other'), { train: 100 });
  const job = {
    kind: 'train',
    hyperparameters: quickHyperparameters(),
    datasetDirectory: join(directory, 'data'),
    runDirectory: join(directory, 'run'),
    resumeFrom: null,
  } as const;
  const session = openSession(job, engine);
  Object.assign(session, { step: 9, epoch: 1, batch: 3, secondsInEpoch: 0.25, bestCheckpoint: 'step-00000006' });
  session.epochMeans.add({ loss: 0.1 }, 30);
  const port = recordingPort();
  const resumeFrom = saveCheckpoint(session, port);
  const resumed = openSession({ ...job, resumeFrom }, engine);
  expect(resumed).toMatchObject({ step: 9, epoch: 1, batch: 3, secondsInEpoch: 0.25, bestCheckpoint: 'step-00000006' });
  expect(resumed.epochMeans.sums()).toEqual(session.epochMeans.sums());
  expect(resumed.subject.readState()).toEqual(session.subject.readState());
  expect(port.sent).toMatchObject([{ type: 'checkpoint', step: 9, directory: resumeFrom }]);
  expect(readCheckpoint(resumeFrom).state.engine).toBe(engine.description);
  expect(() => openSession({ ...job, datasetDirectory: join(directory, 'other'), resumeFrom }, engine)).toThrow(
    /was trained on the dataset/,
  );
});
