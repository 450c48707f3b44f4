import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Job, MessageFromWorker, TrainJob } from '#shared/contract/training-messages.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import type { StartWorker, WorkerHandle } from '#main/training-host/training-host.ts';
import { warmWorkers } from '#main/training-host/warm-workers.ts';
import { quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { builtWorker, pointsOf, withoutTimes } from './real-worker.ts';

/** Real workers whose processes do many jobs, and how many processes there were. */
async function realWorkers() {
  const startProcess = startChildProcessWorker(await builtWorker());
  let processes = 0;
  const workers = warmWorkers(() => {
    processes += 1;
    return startProcess();
  });
  onTestFinished(workers.close);
  return { start: workers.start, processes: () => processes };
}

function trainJob(directory: string, name: string, changes: Partial<Hyperparameters>): TrainJob {
  return {
    kind: 'train',
    hyperparameters: quickHyperparameters(changes),
    datasetDirectory: join(directory, 'data'),
    runDirectory: join(directory, name),
    resumeFrom: null,
  };
}

/** Does a job and gives all that was said; `onMessage` may answer meanwhile. */
async function done(
  start: StartWorker,
  job: Job,
  onMessage: (message: MessageFromWorker, worker: WorkerHandle) => void = () => undefined,
) {
  const worker = start();
  const messages: MessageFromWorker[] = [];
  worker.onMessage((message) => {
    messages.push(message);
    onMessage(message, worker);
  });
  worker.send({ type: 'start', job });
  const exit = await worker.exited;
  return { exit, messages };
}

/** All that a run leaves which is not a time. */
function remains({ runDirectory }: TrainJob, messages: readonly MessageFromWorker[]) {
  const { checkpoint } = latestCheckpoint(runDirectory);
  return {
    weights: readFileSync(join(checkpoint!.directory, 'weights.safetensors')).toString('latin1'),
    points: withoutTimes(pointsOf(messages)),
    latents: readFileSync(join(runDirectory, 'latents/epoch-00002.npy')).toString('latin1'),
    manifold: readFileSync(join(runDirectory, 'samples/epoch-00002/manifold.npy')).toString('latin1'),
  };
}

describe.each(['native', 'wasm', 'eager'] as const)('a process that does many jobs on the engine %s', (engine) => {
  const values = { engine, binarization: 'sampled-once', optimizer: 'adam', likelihood: 'bernoulli' } as const;

  test('leaves of each what a fresh process leaves, bit for bit', async () => {
    const directory = temporaryDirectory();
    writeExampleDataset(join(directory, 'data'));
    const fresh = trainJob(directory, 'fresh', values);
    const startFresh = startChildProcessWorker(await builtWorker());
    const expected = remains(fresh, (await done(startFresh, fresh)).messages);
    const { start, processes } = await realWorkers();
    const others: Partial<Hyperparameters>[] = [
      { seed: 9, encoderLearningRate: 0.05 },
      { latentSize: 3, batchSize: 16, optimizer: 'momentum' },
      { likelihood: 'gaussian-shared', binarization: 'none', validationExamples: 0 },
    ];
    for (const [number, changes] of others.entries()) {
      await done(start, trainJob(directory, `other-${number}`, { ...values, ...changes }));
      const again = trainJob(directory, `again-${number}`, values);
      const { exit, messages } = await done(start, again);
      expect(exit).toMatchObject({ code: 0, signal: null });
      const left = remains(again, messages);
      expect(left.points).toEqual(expected.points);
      expect({ ...left, points: [] }).toEqual({ ...expected, points: [] });
    }
    expect(processes()).toBe(1);
  });
});

describe('a process that does many jobs', () => {
  const long = { epochs: 100_000, engine: 'wasm' } as const;

  test('does the next one after one that was canceled, one that was paused before, and one that failed', async () => {
    const directory = temporaryDirectory();
    writeExampleDataset(join(directory, 'data'));
    const { start, processes } = await realWorkers();
    const canceled = await done(start, trainJob(directory, 'canceled', long), ({ type }, worker) => {
      if (type === 'checkpoint') worker.send({ type: 'pause' });
      if (type === 'paused') worker.send({ type: 'cancel' });
    });
    expect(canceled.messages.at(-1)).toMatchObject({ type: 'result', result: { end: 'canceled' } });
    const failed = await done(start, trainJob(directory, 'failed', { ...long, validationExamples: 200 }));
    expect(failed.messages.at(-1)).toMatchObject({ type: 'failed', error: { code: 'arguments/invalid' } });
    const finished = await done(start, trainJob(directory, 'finished', { engine: 'wasm', epochs: 2 }));
    expect(finished.messages.at(-1)).toMatchObject({ type: 'result', result: { end: 'finished' } });
    expect(finished.messages.map(({ type }) => type)).not.toContain('paused');
    expect(processes()).toBe(1);
  });

  test('is gone with a job that is killed, and the next one has another process', async () => {
    const directory = temporaryDirectory();
    writeExampleDataset(join(directory, 'data'));
    const { start, processes } = await realWorkers();
    const data = { kind: 'images', shape: [6, 6, 1], trainingExamples: 30 } as const;
    const job = { kind: 'measure', hyperparameters: quickHyperparameters(), data } as const;
    await done(start, job);
    const killed = await done(start, trainJob(directory, 'killed', long), ({ type }, worker) => {
      if (type === 'checkpoint') worker.kill();
    });
    expect(killed.exit.signal).toBe('SIGKILL');
    expect((await done(start, job)).messages.at(-1)).toMatchObject({ type: 'result' });
    expect(processes()).toBe(2);
  });
});
