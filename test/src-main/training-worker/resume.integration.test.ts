import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MessageFromWorker, TrainJob } from '#shared/contract/training-messages.ts';
import { mnistSubset } from '#test/helpers/mnist-subset.ts';
import { pointsOf, startWorker, withoutTimes } from './real-worker.ts';

const base = mkdtempSync(join(tmpdir(), 'vae-resume-'));
const datasetDirectory = join(base, 'mnist');
beforeAll(() => void mnistSubset(datasetDirectory, { train: 2600, test: 400 }));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const engines = ['native', 'wasm'] as const;
/** 2,100 training examples in 17 batches, the last of 52; a warm-up, so that β too must go on where it was. */
const values: Hyperparameters = {
  ...defaultHyperparameters,
  encoderWidths: [96],
  decoderWidths: [96],
  latentSize: 4,
  validationExamples: 500,
  betaSchedule: 'linear',
  betaWarmupEpochs: 2,
  epochs: 5,
  seed: 7,
};

describe.each(engines)('a run on the engine %s', (engine) => {
  const job = (name: string, resumeFrom: string | null = null): TrainJob => ({
    kind: 'train',
    hyperparameters: { ...values, engine },
    datasetDirectory,
    runDirectory: join(base, engine, name),
    resumeFrom,
  });
  let whole: { points: [string, number][]; hash: string };
  beforeAll(async () => {
    whole = await outcome(job('whole'));
  });

  test('gives the same weights and the same metrics when it is started twice with one seed', async () => {
    expect(await outcome(job('again'))).toEqual(whole);
    expect(whole.points.length).toBeGreaterThan(85 * 6);
  });

  test('gives the same weights and metrics after SIGKILL in the middle of an epoch and a resume', async () => {
    const killed = await startWorker(job('killed'));
    await killed.until('progress', ({ epoch }) => epoch > 2.3);
    killed.handle.kill();
    expect((await killed.exited).signal).toBe('SIGKILL');

    const resumed = await resume(job('killed'));
    expect(resumed.checkpointStep % 17).toBe(0);
    const kept = killed.messages.filter((m) => m.type === 'progress');
    expect(merged(kept, resumed.messages, resumed.checkpointStep)).toEqual(whole.points);
    expect(finalHash(job('killed'))).toBe(whole.hash);
  });

  test('gives the same weights and metrics after a cancel in the middle of an epoch and a resume', async () => {
    const canceled = await startWorker(job('canceled'));
    await canceled.until('progress', ({ epoch }) => epoch > 1.2);
    canceled.handle.send({ type: 'cancel' });
    expect(await canceled.result()).toEqual({ kind: 'train', end: 'canceled' });
    expect((await canceled.exited).code).toBe(0);

    const resumed = await resume(job('canceled'));
    expect(merged(canceled.messages, resumed.messages, resumed.checkpointStep)).toEqual(whole.points);
    expect(finalHash(job('canceled'))).toBe(whole.hash);
  });

  async function outcome(wanted: TrainJob) {
    const worker = await startWorker(wanted);
    expect(await worker.result()).toEqual({ kind: 'train', end: 'finished' });
    await worker.exited;
    return { points: withoutTimes(pointsOf(worker.messages)), hash: finalHash(wanted) };
  }

  async function resume(wanted: TrainJob) {
    const { checkpoint } = latestCheckpoint(wanted.runDirectory);
    const worker = await startWorker({ ...wanted, resumeFrom: checkpoint!.directory });
    expect(await worker.result()).toEqual({ kind: 'train', end: 'finished' });
    await worker.exited;
    return { messages: worker.messages, checkpointStep: checkpoint!.state.step };
  }
});

function finalHash({ runDirectory }: TrainJob): string {
  return latestCheckpoint(runDirectory).checkpoint!.state.weightsHash; // checked against the file when read
}

/** What a recorder keeps: the points up to the checkpoint from the first worker, the later ones from the second. */
function merged(first: readonly MessageFromWorker[], second: readonly MessageFromWorker[], step: number) {
  const kept = [...pointsOf(first)].filter(([name]) => Number(name.split(' @ ')[1]) <= step);
  return withoutTimes(new Map([...kept, ...pointsOf(second)]));
}
