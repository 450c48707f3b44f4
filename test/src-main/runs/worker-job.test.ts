import { expect, test } from 'vitest';
import { errorValue, WorkbenchError } from '#shared/contract/errors.ts';
import { crashError, runWorkerJob } from '#main/runs/worker-job.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { fakeWorkers } from '#test/helpers/fake-worker.ts';

const counts = { parameters: 2, stepsPerEpoch: 3, processBytes: 4 };
const data = { kind: 'images', shape: [2, 2, 1], trainingExamples: 9 } as const;
const job = { kind: 'measure', hyperparameters: quickHyperparameters(), data } as const;

test('gives the result of the worker', async () => {
  const { startWorker, started } = fakeWorkers();
  const running = runWorkerJob(startWorker, job);
  started[0]!.say({ type: 'result', result: { kind: 'measure', millisecondsPerStep: 3, ...counts } });
  await started[0]!.exit();
  expect(await running).toEqual({ kind: 'measure', millisecondsPerStep: 3, ...counts });
});

test('a failure of the worker keeps its code', async () => {
  const { startWorker, started } = fakeWorkers();
  const running = runWorkerJob(startWorker, job);
  const refusal = expect(running).rejects.toMatchObject({ code: 'engine/unavailable', message: 'not here' });
  started[0]!.say({ type: 'failed', error: errorValue(new WorkbenchError('engine/unavailable', 'not here')) });
  await started[0]!.exit();
  await refusal;
});

test('a crash names how and the last words', () => {
  const error = crashError('The worker', { code: null, signal: 'SIGSEGV', lastWords: 'core dumped' });
  expect(error.message).toBe('The worker ended without a result (signal SIGSEGV). Its last words: core dumped');
  expect(crashError('It', { code: 7, signal: null, lastWords: '' }).message).toContain('exit code 7');
});
