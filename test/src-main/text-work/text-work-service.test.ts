import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { TextAnswer, TextRequest, TextWorkProgress } from '#shared/contract/text-work.ts';
import type { Run } from '#shared/contract/run.ts';
import { checkpointName } from '#main/checkpoints/checkpoints.ts';
import { createTextWork } from '#main/text-work/text-work-service.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { quickTextHyperparameters } from '#test/helpers/example-texts.ts';
import { fakeWorkers } from '#test/helpers/fake-worker.ts';
import { checkpointMessage, runServiceFixture } from '#test/helpers/run-service-fixture.ts';

const request: TextRequest = {
  kind: 'interpolate',
  from: 'a',
  to: 'b',
  steps: 2,
  path: 'linear',
  label: null,
  strategy: { kind: 'greedy' },
  seed: 1,
};
const answer: TextAnswer = { kind: 'interpolate', steps: [], trigramPerplexity: { written: 1, nearest: 2 } };
const runId = '20261124abcd';

/** The service with workers that do what the test says, and a run of texts that has a checkpoint. */
function fixture(changes: Partial<Run> = {}, hasCheckpoint = true) {
  const { directory, workspace } = runServiceFixture();
  if (hasCheckpoint) checkpointMessage(directory, runId, 3);
  const { startWorker, started } = fakeWorkers();
  const run = exampleRun({ id: runId, hyperparameters: quickTextHyperparameters(), ...changes });
  const told: [string, TextWorkProgress][] = [];
  const service = createTextWork({
    workspace,
    reader: { get: () => run },
    startWorker,
    progress: (workId, progress) => told.push([workId, progress]),
  });
  onTestFinished(service.close);
  const finish = (worker: number) => {
    started[worker]!.say({ type: 'result', result: { kind: 'text', answer } });
    started[worker]!.say({ type: 'free' });
  };
  const checkpoint = join(directory, 'runs', runId, 'checkpoints', checkpointName(3));
  return { service, started, told, finish, checkpoint };
}

test('asks a worker about the newest checkpoint, and hears how far it is', async () => {
  const { service, started, told, finish } = fixture();
  const asked = service.work('w1', runId, request);
  await expect.poll(() => started.length).toBe(1);
  expect(started[0]!.job()).toMatchObject({
    kind: 'text',
    request,
    runDirectory: expect.stringMatching(/runs.20261124abcd$/) as string,
    checkpointDirectory: expect.stringContaining('step-00000003') as string,
    datasetDirectory: expect.stringContaining('datasets') as string,
  });
  const progress = { what: 'writing texts', done: 1, total: 2, millisecondsLeft: 30 };
  started[0]!.say({ type: 'text-progress', progress });
  finish(0);
  expect(await asked).toEqual(answer);
  expect(told).toEqual([['w1', progress]]);
});

test('answers one after the other, in the process that has the model open', async () => {
  const { service, started, finish } = fixture();
  const first = service.work('w1', runId, request);
  const second = service.work('w2', runId, request);
  await expect.poll(() => started.length).toBe(1);
  const starts = () => started[0]!.received.filter(({ type }) => type === 'start').length;
  expect(starts()).toBe(1);
  finish(0);
  await first;
  await expect.poll(starts).toBe(2);
  finish(0);
  expect(await second).toEqual(answer);
  expect(started).toHaveLength(1);
});

test('a request that waits is canceled at once, one that is worked on by its worker', async () => {
  const { service, started } = fixture();
  const first = service.work('w1', runId, request);
  const second = service.work('w2', runId, request);
  const outcomes = Promise.allSettled([first, second]);
  await expect.poll(() => started.length).toBe(1);
  service.cancel('w2');
  service.cancel('w1');
  service.cancel('nothing');
  expect(started[0]!.received.map(({ type }) => type)).toEqual(['start', 'cancel']);
  const error = { code: 'canceled', message: 'The request was canceled.', remedy: '', details: {} } as const;
  started[0]!.say({ type: 'failed', error });
  started[0]!.say({ type: 'free' });
  expect(await outcomes).toMatchObject([{ reason: { code: 'canceled' } }, { reason: { code: 'canceled' } }]);
  expect(started[0]!.received.filter(({ type }) => type === 'start')).toHaveLength(1);
});

test('a failure does not hold up the next request', async () => {
  const { service, started, finish } = fixture();
  const first = service.work('w1', runId, request);
  const failed = expect(first).rejects.toMatchObject({ code: 'training/crashed' });
  await expect.poll(() => started.length).toBe(1);
  await started[0]!.exit({ code: 1, lastWords: 'no memory' });
  await failed;
  const second = service.work('w2', runId, request);
  await expect.poll(() => started.length).toBe(2);
  finish(1);
  expect(await second).toEqual(answer);
});

test('only a run of texts with a checkpoint can be asked', async () => {
  const images = fixture({ hyperparameters: { ...quickTextHyperparameters(), network: 'dense' } });
  await expect(images.service.work('w', runId, request)).rejects.toMatchObject({
    code: 'arguments/invalid',
    message: expect.stringContaining('is a model of images') as string,
  });
  const fresh = fixture({}, false);
  await expect(fresh.service.work('w', runId, request)).rejects.toMatchObject({ code: 'run/no-checkpoint' });
  expect([...images.started, ...fresh.started]).toEqual([]);
});

test('a damaged checkpoint is named before a worker is asked', async () => {
  const { service, started, checkpoint } = fixture();
  writeFileSync(join(checkpoint, 'weights.safetensors'), 'nothing');
  const asked = service.work('w', runId, request);
  await expect(asked).rejects.toMatchObject({ code: 'checkpoint/damaged', details: { directory: checkpoint } });
  expect(started).toEqual([]);
});

test('closing ends the process and what it was at', async () => {
  const { service, started } = fixture();
  const asked = expect(service.work('w1', runId, request)).rejects.toMatchObject({ code: 'training/crashed' });
  const waiting = expect(service.work('w2', runId, request)).rejects.toMatchObject({ code: 'canceled' });
  await expect.poll(() => started.length).toBe(1);
  await service.close();
  expect(started[0]!.wasKilled()).toBe(true);
  await Promise.all([asked, waiting]);
});
