import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import { quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { builtWorker, startWorker } from './real-worker.ts';

function trainJob(directory: string, changes: Partial<Hyperparameters> = {}): TrainJob {
  writeExampleDataset(join(directory, 'data'), { train: 2040 });
  return {
    kind: 'train',
    hyperparameters: quickHyperparameters({ engine: 'wasm', batchSize: 2, ...changes }),
    datasetDirectory: join(directory, 'data'),
    runDirectory: join(directory, 'run'),
    resumeFrom: null,
  };
}

test('a worker pauses between steps with a checkpoint, does nothing until told, goes on, and stops when canceled', async () => {
  const worker = await startWorker(trainJob(temporaryDirectory(), { epochs: 1000 }));
  await worker.until('progress', ({ step }) => step > 20);
  worker.handle.send({ type: 'pause' });
  await worker.until('paused');
  const beforePause = worker.messages.length;
  const checkpoint = worker.messages.findLast((message) => message.type === 'checkpoint')!;
  const pausedAt = worker.messages.findLast((message) => message.type === 'progress')!.step;
  expect(readCheckpoint(checkpoint.directory).state.step).toBe(pausedAt);
  const other = await startWorker(trainJob(temporaryDirectory(), { epochs: 1, batchSize: 500 }));
  await other.result(); // time for hundreds of steps of the paused one
  expect(worker.messages.length).toBe(beforePause);

  worker.handle.send({ type: 'continue' });
  await worker.until('continued');
  await worker.until('progress', ({ step }) => step > pausedAt + 20);
  worker.handle.send({ type: 'cancel' });
  expect(await worker.result()).toEqual({ kind: 'train', end: 'canceled' });
  expect(await worker.exited).toMatchObject({ code: 0, signal: null });
});

test('a paused worker can be canceled', async () => {
  const worker = await startWorker(trainJob(temporaryDirectory(), { epochs: 1000 }));
  worker.handle.send({ type: 'pause' });
  await worker.until('paused');
  worker.handle.send({ type: 'cancel' });
  expect(await worker.result()).toEqual({ kind: 'train', end: 'canceled' });
});

test('a worker tells its progress at most ten times a second', async () => {
  const worker = await startWorker(trainJob(temporaryDirectory(), { epochs: 1 }));
  const first = await worker.until('progress', ({ step }) => step > 0);
  const startedAt = performance.now();
  await worker.result();
  const between = worker.messages.slice(worker.messages.indexOf(first));
  const seconds = (performance.now() - startedAt) / 1000;
  const told = between.filter((message) => message.type === 'progress').length;
  expect(told).toBeLessThanOrEqual(10 * seconds + 4); // and at the ends of the epoch and of the run
  expect(told).toBeGreaterThan(1);
});

test.each(['native', 'wasm'] as const)(
  'a run that diverges on the engine %s stops, says where and by what, and records no number that is none',
  async (engine) => {
    const job = trainJob(temporaryDirectory(), {
      engine,
      optimizer: 'sgd',
      likelihood: 'gaussian-fixed',
      encoderLearningRate: 10,
      decoderLearningRate: 10,
    });
    const worker = await startWorker(job);
    const { error } = await worker.until('failed');
    expect(error.code).toBe('training/diverged');
    expect(error.message).toMatch(
      /^(\w+) became (NaN|-?Infinity) in epoch 1, batch \d+ \(step \d+\), with learning rates 10 \(encoder\) and 10 \(decoder\)\. The last good checkpoint is .*step-00000000\.$/,
    );
    expect(error.remedy).toMatch(/learning rate/);
    expect((await worker.exited).code).toBe(0);
    const values = worker.messages.flatMap((m) => (m.type === 'progress' ? [...m.points.values] : []));
    expect(values.length).toBeGreaterThan(0);
    expect(values.every(Number.isFinite)).toBe(true);
  },
);

test.each(['at work', 'idle'] as const)('a worker whose parent is killed ends by itself: %s', async (state) => {
  const directory = temporaryDirectory();
  const parentFile = join(directory, 'parent.mjs');
  const isIdle = state === 'idle';
  const job = trainJob(directory, { epochs: isIdle ? 1 : 100_000, batchSize: 100 });
  const start = { type: 'start', job, ...(isIdle ? { thenWait: true } : {}) };
  writeFileSync(
    parentFile,
    `import { fork } from 'node:child_process';
     const worker = fork(${JSON.stringify(await builtWorker())}, [], { serialization: 'advanced', detached: true, stdio: 'ignore' });
     worker.on('message', (message) => message.type === '${isIdle ? 'free' : 'checkpoint'}' && process.send(worker.pid));
     worker.send(${JSON.stringify(start)});`,
  );
  const parent = fork(parentFile, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const [workerId] = (await once(parent, 'message')) as [number];
  expect(isAlive(workerId)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(workerId), { timeout: 5000 }).toBe(false);
});

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
