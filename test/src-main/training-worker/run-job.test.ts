import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { createControls } from '#main/training-worker/controls.ts';
import { runJob } from '#main/training-worker/run-job.ts';
import { createWorkerMemory } from '#main/training-worker/worker-memory.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const data = { kind: 'images', shape: [2, 2, 1], trainingExamples: 100 } as const;

test('sends the result of a job', async () => {
  const port = recordingPort();
  const job = { kind: 'measure', hyperparameters: quickHyperparameters(), data } as const;
  expect(await runJob(job, { port, controls: createControls(), memory: createWorkerMemory() })).toBe(true);
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
  expect(await runJob(job, { port, controls: createControls(), memory: createWorkerMemory() })).toBe(true);
  expect(port.sent).toMatchObject([
    { type: 'failed', error: { code: 'dataset/not-found', remedy: expect.any(String) as string } },
  ]);
});

test.each([
  { error: new Error('undefined is not a function'), code: 'internal' },
  { error: new Error('bad_alloc'), code: 'training/out-of-memory' },
  { error: new WorkbenchError('engine/unavailable', 'It does not load.'), code: 'engine/unavailable' },
])('after a failure of code $code the process is not to be trusted with another job', async ({ error, code }) => {
  const port = recordingPort();
  const job = { kind: 'measure', hyperparameters: quickHyperparameters(), data } as const;
  const memory = createWorkerMemory(() => Promise.reject(error));
  expect(await runJob(job, { port, controls: createControls(), memory })).toBe(false);
  expect(port.sent).toMatchObject([{ type: 'failed', error: { code } }]);
});
