import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import { median } from '#shared/statistics/median.ts';
import { presets } from '#main/runs/presets.ts';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import type { StartWorker } from '#main/training-host/training-host.ts';
import { warmWorkers } from '#main/training-host/warm-workers.ts';
import { runBuiltCli } from '#test/helpers/built-cli.ts';
import { mnistSubset } from '#test/helpers/mnist-subset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { builtWorker } from '#test/src-main/training-worker/real-worker.ts';

const trials = 12;
const [fewEpochs, moreEpochs] = [2, 6];
/** The preset `mnist-quick` on fewer images, with one thread. */
const trialValues: Hyperparameters = {
  ...presets.find(({ name }) => name === 'mnist-quick')!.hyperparameters, // one that ships
  trainingExamples: 6000,
  validationExamples: 1000,
  engine: 'native',
  threads: 1,
};

function print(figures: Readonly<Record<string, number | string>>): void {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
  ]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`);
}

/** Seconds of a trial from the moment at which its worker is asked for, and those of them inside its training steps. */
async function secondsOfTrial(start: StartWorker, hyperparameters: Hyperparameters, datasetDirectory: string) {
  const startedAt = performance.now();
  const worker = start();
  let steps = 0;
  let last: MessageFromWorker['type'] | null = null;
  worker.onMessage((message) => {
    if (message.type === 'result' || message.type === 'failed') last = message.type;
    if (message.type !== 'progress') return;
    const { names, series, values } = message.points;
    values.forEach((value, i) => (steps += names[series[i]!] === 'epoch/train/secondsPerEpoch' ? value : 0));
  });
  const runDirectory = temporaryDirectory();
  const job = { kind: 'train', hyperparameters, datasetDirectory, runDirectory, resumeFrom: null } as const;
  worker.send({ type: 'start', job });
  await worker.exited;
  expect(last).toBe('result');
  return { whole: (performance.now() - startedAt) / 1000, steps };
}

/**
 * What a trial costs besides its epochs: their steps, evaluations and files are what four epochs more cost. The first
 * evaluation and the last one, with nearest neighbors, are part of it.
 */
async function overhead(what: string, start: StartWorker, valuesOf: (trial: number) => Partial<Hyperparameters>) {
  const datasetDirectory = join(temporaryDirectory(), 'data');
  mnistSubset(datasetDirectory, { train: 10_000, test: 10_000 });
  const runs = { few: new Array<number>(), more: new Array<number>(), steps: new Array<number>() };
  for (let trial = 0; trial < trials; trial++) {
    const values = { ...trialValues, ...valuesOf(trial) };
    const few = await secondsOfTrial(start, { ...values, epochs: fewEpochs }, datasetDirectory);
    const more = await secondsOfTrial(
      start,
      { ...values, ...valuesOf(trial + trials), epochs: moreEpochs },
      datasetDirectory,
    );
    runs.few.push(few.whole);
    runs.steps.push(few.steps);
    runs.more.push(more.whole);
  }
  const trialSeconds = median(runs.few);
  const epochSeconds = (median(runs.more) - trialSeconds) / (moreEpochs - fewEpochs);
  const overheadSeconds = trialSeconds - fewEpochs * epochSeconds;
  print({ bench: what, trials, trialSeconds, stepSeconds: median(runs.steps), epochSeconds, overheadSeconds });
  return overheadSeconds;
}

test('what a trial costs besides its epochs: a process for each, and one process for all', async () => {
  const startProcess = startChildProcessWorker(await builtWorker());
  const rates = (trial: number) => ({ encoderLearningRate: 0.001 * (1 + trial / 10) });
  const cold = await overhead('a process for each trial', startProcess, rates);
  const workers = warmWorkers(startProcess);
  const warm = await overhead('one process, one model', workers.start, rates);
  await overhead('one process, another model each time', workers.start, (trial) => ({ encoderWidths: [100 + trial] }));
  await workers.close();
  expect(warm).toBeLessThan(cold);
});

const rounds = 3;
const sweep = {
  name: 'One worker and two',
  preset: 'mnist-quick',
  hyperparameters: { trainingExamples: 6000, validationExamples: 1000, epochs: 4, engine: 'native', threads: 1 },
  space: [
    { name: 'encoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true },
    { name: 'encoderWidths', kind: 'choice', values: [[64], [128], [256]] },
    { name: 'batchSize', kind: 'choice', values: [64, 128] },
  ],
  objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
  sampler: { name: 'random' },
  trials: 16,
};

test('a sweep with two workers beside the same one with one, a thread each', async () => {
  const workspace = temporaryDirectory();
  const file = join(workspace, 'sweep.json');
  writeFileSync(file, JSON.stringify(sweep));
  const seconds = async (workers: number, asked: readonly string[] = []) => {
    const startedAt = performance.now();
    const args = ['sweep', file, '--workers', String(workers), '--json', '--workspace', workspace, ...asked];
    const { code, stderr } = await runBuiltCli(args);
    expect(code, stderr).toBe(0);
    return (performance.now() - startedAt) / 1000;
  };
  await seconds(1, ['--trials', '1']); // unpacks MNIST
  const both = { one: new Array<number>(), two: new Array<number>() };
  for (let round = 0; round < rounds; round++) {
    both.one.push(await seconds(1));
    both.two.push(await seconds(2));
  }
  const ratio = median(both.two.map((two, round) => two / both.one[round]!));
  print({ bench: 'two workers', trials: sweep.trials, one: median(both.one), two: median(both.two), ratio });
});
