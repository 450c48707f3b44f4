import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MessageFromWorker, TrainJob } from '#shared/contract/training-messages.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { openTexts } from '#main/datasets/dataset-files.ts';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import { warmWorkers } from '#main/training-host/warm-workers.ts';
import { prepareTexts } from '#main/training-worker/texts/prepared-texts.ts';
import { batchesByLength } from '#main/training-worker/texts/text-batch.ts';
import { textTokens } from '#main/training-worker/texts/text-split.ts';
import { rowRange } from '#main/training-worker/split-rows.ts';
import { exampleTexts, quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { float64TextTerms } from '#test/oracles/float64-text-vae.ts';
import { builtWorker, pointsOf, startWorker, withoutTimes } from './real-worker.ts';

const base = mkdtempSync(join(tmpdir(), 'vae-texts-'));
const datasetDirectory = join(base, 'data');
beforeAll(() => void writeExampleTexts(datasetDirectory, exampleTexts({ train: 600, test: 100 })));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** All that may differ from step to step: noise, extra steps, a pretraining, a short last batch. */
const changes: Partial<Hyperparameters> = {
  engine: 'native',
  inputNoise: 'characters',
  wordDropout: 0.2,
  dropout: 0.1,
  pretrainingEpochs: 1,
  encoderSteps: 2,
  betaSchedule: 'linear',
  betaWarmupEpochs: 2,
  klFloor: 'free-bits',
  longestText: 5, // few widths: each is a graph
  validationExamples: 70,
  epochs: 4,
};

const job = (name: string, resumeFrom: string | null = null, more: Partial<Hyperparameters> = {}): TrainJob => ({
  kind: 'train',
  hyperparameters: quickTextHyperparameters({ ...changes, ...more }),
  datasetDirectory,
  runDirectory: join(base, name),
  resumeFrom,
});

const hashOf = ({ runDirectory }: TrainJob) => latestCheckpoint(runDirectory).checkpoint!.state.weightsHash;

test(
  'killed in mid-epoch and resumed, texts give the same weights and metrics as without',
  { timeout: 120_000 },
  async () => {
    const whole = await startWorker(job('whole'));
    expect(await whole.result()).toEqual({ kind: 'train', end: 'finished' });
    const killed = await startWorker(job('killed'));
    await killed.until('progress', ({ epoch }) => epoch > 2.2);
    killed.handle.kill();
    expect((await killed.exited).signal).toBe('SIGKILL');
    const { checkpoint } = latestCheckpoint(job('killed').runDirectory);
    const resumed = await startWorker(job('killed', checkpoint!.directory));
    expect(await resumed.result()).toEqual({ kind: 'train', end: 'finished' });
    const before = [...pointsOf(killed.messages)].filter(
      ([name]) => Number(name.split(' @ ')[1]) <= checkpoint!.state.step,
    );
    const merged = new Map([...before, ...pointsOf(resumed.messages)]);
    expect(withoutTimes(merged)).toEqual(withoutTimes(pointsOf(whole.messages)));
    expect(hashOf(job('killed'))).toBe(hashOf(job('whole')));
  },
);

test(
  'a warm worker gives the bytes of a fresh one, after another run of the same model',
  { timeout: 120_000 },
  async () => {
    const fresh = await startWorker(job('fresh', null, { seed: 5 }));
    await fresh.result();
    let processes = 0;
    const start = startChildProcessWorker(await builtWorker());
    const workers = warmWorkers(() => {
      processes += 1;
      return start();
    });
    for (const [name, seed] of [
      ['first', 4],
      ['second', 5],
    ] as const) {
      const worker = workers.start();
      const messages: MessageFromWorker[] = [];
      worker.onMessage((message) => messages.push(message));
      worker.send({ type: 'start', job: job(name, null, { seed }) });
      await worker.exited;
      expect(messages.at(-1)).toMatchObject({ type: 'result', result: { end: 'finished' } });
    }
    await workers.close();
    expect(processes).toBe(1);
    expect(hashOf(job('second'))).toBe(hashOf(job('fresh')));
  },
);

test(
  'the figures of the test split are those that plain loops give for the weights of the checkpoint',
  { timeout: 120_000 },
  async () => {
    const wanted = job('measured', null, { encoderSteps: 1, pretrainingEpochs: 0, klFloor: 'none' });
    const worker = await startWorker(wanted);
    await worker.result();
    const final = (quantity: string) =>
      [...pointsOf(worker.messages)].find(([name]) => name.startsWith(`final/test/${quantity} @`))![1];
    const values = quickTextHyperparameters(wanted.hyperparameters);
    const { test: split, widths } = prepareTexts(openTexts(datasetDirectory), values);
    const { tensors } = latestCheckpoint(wanted.runDirectory).checkpoint!;
    const parameters = Object.fromEntries(
      Object.entries(tensors).map(([name, { shape, data }]) => {
        const columns = shape.at(-1)!;
        const rows = Array.from({ length: data.length / columns }, (_, row) => [
          ...data.slice(row * columns, (row + 1) * columns),
        ]);
        return [name, rows.map((row) => row.map(Number))] as const;
      }),
    );
    const sums = { nats: 0, kl: 0, tokens: 0 };
    const batches = batchesByLength(split, rowRange(0, split.count), { widths, count: values.batchSize });
    for (const [number, { rows }] of batches.entries()) {
      const key = placeSeed(placeSeed([values.seed, number], 'evaluation'), 'posterior');
      const noise = statelessNormal(key, values.batchSize * 3); // that z is drawn with, a row a text
      for (const [i, row] of rows.entries()) {
        const tokens = [...textTokens(split, row)];
        const sentence = { tokens, inputs: [1, ...tokens.slice(0, -1)], noise: [...noise.slice(3 * i, 3 * i + 3)] };
        const terms = float64TextTerms(values, parameters, sentence);
        const kl = terms.klPerDimension.reduce((a, b) => a + b, 0);
        sums.nats += terms.reconstruction + kl;
        sums.kl += kl;
        sums.tokens += tokens.length;
      }
    }
    expect(final('negativeElbo')).toBeCloseTo(sums.nats / split.count, 3);
    expect(final('kl')).toBeCloseTo(sums.kl / split.count, 4);
    expect(final('perplexity')).toBeCloseTo(Math.exp(sums.nats / sums.tokens), 2);
  },
);
