import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import { mnistSubset } from '#test/helpers/mnist-subset.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const startWorker = startChildProcessWorker(join(import.meta.dirname, '../../../out/main/worker.js'));

type Point = readonly [name: string, value: number];

/** Trains in a real worker process; `killAt` ends it by SIGKILL once that step is reported. */
async function train(directory: string, changes: Partial<Hyperparameters>, killAt = Infinity) {
  const runDirectory = join(directory, 'run');
  const { checkpoint } = latestCheckpoint(runDirectory);
  const worker = startWorker();
  const messages: MessageFromWorker[] = [];
  const points = new Map<string, Point>();
  worker.onMessage((message) => {
    messages.push(message);
    if (message.type !== 'progress') return;
    message.points.steps.forEach((step, i) => {
      const name = message.points.names[message.points.series[i]!]!;
      if (!name.endsWith('secondsPerEpoch')) points.set(`${name}@${step}`, [name, message.points.values[i]!]);
    });
    if (message.step >= killAt) worker.kill();
  });
  worker.send({
    type: 'start',
    job: {
      kind: 'train',
      hyperparameters: quickHyperparameters({
        encoderWidths: [64],
        decoderWidths: [64],
        batchSize: 50,
        epochs: 3,
        ...changes,
      }),
      datasetDirectory: join(directory, 'data'),
      runDirectory,
      resumeFrom: checkpoint?.directory ?? null,
    },
  });
  const exit = await worker.exited;
  return { exit, messages, points, resumedAt: checkpoint?.state.step ?? 0 };
}

describe.each(['native', 'wasm'] as const)('a worker process on real MNIST, engine %s', (engine) => {
  const changes = { engine, optimizer: 'adam', likelihood: 'bernoulli', binarization: 'sampled-once' } as const;

  test('killed in mid-run and resumed, it ends with the same weights and the same metrics, bit for bit', async () => {
    const [whole, killed] = [temporaryDirectory(), temporaryDirectory()];
    mnistSubset(join(whole, 'data'), { train: 2000, test: 500 });
    mnistSubset(join(killed, 'data'), { train: 2000, test: 500 });
    const uninterrupted = await train(whole, changes);
    expect(uninterrupted.messages.at(-1)).toMatchObject({ type: 'result', result: { end: 'finished' } });
    const first = await train(killed, changes, 60);
    expect(first.exit.signal).toBe('SIGKILL');
    expect(first.messages.some((message) => message.type === 'result')).toBe(false);
    const second = await train(killed, changes);
    expect(second.resumedAt).toBeGreaterThan(0);
    const kept = [...first.points].filter(([key]) => Number(key.split('@')[1]) <= second.resumedAt);
    expect(new Map([...kept, ...second.points])).toEqual(uninterrupted.points);
    const weights = (directory: string) =>
      readFileSync(join(latestCheckpoint(join(directory, 'run')).checkpoint!.directory, 'weights.safetensors'));
    expect(weights(killed).equals(weights(whole))).toBe(true);
  });
});

describe('a worker process', () => {
  test('tells its engine, its epochs and its result, and ends by itself', async () => {
    const directory = temporaryDirectory();
    mnistSubset(join(directory, 'data'), { train: 500, test: 100 });
    const { exit, messages } = await train(directory, { engine: 'wasm', epochs: 1 });
    expect(messages[0]).toMatchObject({ type: 'started', engine: expect.stringMatching(/^wasm/) as string });
    expect(messages.at(-1)).toMatchObject({ type: 'result' });
    expect(exit.code).toBe(0);
    expect(existsSync(join(directory, 'run', 'samples', 'epoch-00001', 'manifold.npy'))).toBe(true);
  });

  test('reports a failure as a value and ends', async () => {
    const directory = temporaryDirectory();
    mnistSubset(join(directory, 'data'), { train: 500, test: 100 });
    const { messages } = await train(directory, { engine: 'wasm', validationExamples: 500 });
    expect(messages.at(-1)).toMatchObject({ type: 'failed', error: { code: 'arguments/invalid' } });
  });
});
