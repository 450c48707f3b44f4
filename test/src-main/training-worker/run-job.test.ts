import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createControls } from '#main/training-worker/controls.ts';
import { runJob } from '#main/training-worker/run-job.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('sends the result of a job', async () => {
  const port = recordingPort();
  await runJob(
    { kind: 'measure', hyperparameters: quickHyperparameters(), dataShape: [2, 2, 1] },
    port,
    createControls(),
  );
  expect(port.sent.map((message) => message.type)).toEqual(['started', 'result']);
});

test('a failure is a message with code, text and remedy', async () => {
  const port = recordingPort();
  const directory = temporaryDirectory();
  const job = {
    kind: 'train',
    hyperparameters: quickHyperparameters(),
    datasetDirectory: join(directory, 'none'),
    runDirectory: directory,
    resumeFrom: null,
  } as const;
  await runJob(job, port, createControls());
  expect(port.sent).toMatchObject([
    { type: 'failed', error: { code: 'dataset/not-found', remedy: expect.any(String) as string } },
  ]);
});
