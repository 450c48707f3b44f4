import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import { checkpointName, latestCheckpoint, listCheckpoints, readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { createControls } from '#main/training-worker/controls.ts';
import { trainRun } from '#main/training-worker/train-run.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { trainingAttempt } from '#test/helpers/training-attempt.ts';
import type { Attempt } from '#test/helpers/training-attempt.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

async function run(changes: Partial<Hyperparameters>, attempt: Attempt = {}) {
  const training = { engine, hyperparameters: quickHyperparameters(changes), writeDataset: writeExampleDataset };
  const done = await trainingAttempt(training, attempt);
  return { ...done, checkpoints: () => listCheckpoints(join(done.directory, 'run')) };
}

describe('a training run', () => {
  test('learns, measures every epoch and the end, and leaves two checkpoints', async () => {
    const { end, port, value, checkpoints } = await run({
      epochs: 6,
      encoderLearningRate: 0.01,
      decoderLearningRate: 0.01,
    });
    expect(end).toBe('finished');
    const curve = port.points().filter((point) => point.name === 'epoch/validation/negativeElbo');
    expect(curve.map((point) => point.step)).toEqual([0, 6, 12, 18, 24, 30, 36]); // 160 examples in batches of 30
    expect(curve.at(-1)!.value).toBeLessThan(curve[0]!.value);
    expect(port.points().filter((point) => point.name === 'step/train/loss')).toHaveLength(36);
    expect(value('final/test/negativeElbo')).toBeGreaterThan(0);
    expect(value('final/train/parameters')).toBe(parameterCount({ ...quickHyperparameters(), dataShape: [6, 6, 1] }));
    expect(value('final/test/knnAccuracy')).toBeGreaterThan(0.5);
    expect(checkpoints()).toHaveLength(2);
    expect(port.sent.filter((message) => message.type === 'artifacts').map((message) => message.epoch)).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
  });

  test('epoch means weigh the short last batch by its examples', async () => {
    const { port, value } = await run({ epochs: 1 });
    const losses = port.points().filter((point) => point.name === 'step/train/loss');
    const weights = [30, 30, 30, 30, 30, 10];
    const mean = losses.reduce((sum, point, i) => sum + point.value * weights[i]!, 0) / 160;
    expect(value('epoch/train/loss')).toBeCloseTo(mean, 9);
  });

  test('canceled in mid-epoch and resumed it gives every number of an uninterrupted run', async () => {
    const whole = await run({ epochs: 3 });
    let steps = 0;
    const first = await run(
      { epochs: 3 },
      {
        onSend: (message, controls) => {
          steps = message.type === 'progress' ? message.step : steps;
          if (steps >= 8) controls.hear({ type: 'cancel' });
        },
      },
    );
    expect(first.end).toBe('canceled');
    const { checkpoint } = latestCheckpoint(join(first.directory, 'run'));
    const second = await run({ epochs: 3 }, { directory: first.directory, resumeFrom: checkpoint!.directory });
    const timeless = (points: readonly { name: string; step: number; value: number }[]) =>
      points.filter((point) => !point.name.endsWith('secondsPerEpoch'));
    const together = [
      ...first.port.points().filter((point) => point.step <= checkpoint!.state.step),
      ...second.port.points(),
    ];
    const key = (point: { name: string; step: number }) => `${point.name}@${point.step}`;
    const byKey = new Map(timeless(together).map((point) => [key(point), point.value]));
    expect(byKey).toEqual(new Map(timeless(whole.port.points()).map((point) => [key(point), point.value])));
    const last = (directory: string) => latestCheckpoint(join(directory, 'run')).checkpoint!;
    expect(last(second.directory).state.weightsHash).toBe(last(whole.directory).state.weightsHash);
  });

  test('pauses with a checkpoint and goes on', async () => {
    const { end, port } = await run(
      { epochs: 2 },
      {
        onSend: (message, controls) => {
          if (message.type === 'artifacts' && message.epoch === 0) controls.hear({ type: 'pause' });
          if (message.type === 'paused') controls.hear({ type: 'continue' });
        },
      },
    );
    const kinds = port.sent.map((message) => message.type);
    expect(end).toBe('finished');
    expect(kinds.indexOf('paused')).toBeGreaterThan(0);
    expect(kinds[kinds.indexOf('paused') - 1]).toBe('checkpoint');
    expect(kinds.indexOf('continued')).toBeGreaterThan(kinds.indexOf('paused'));
  });

  test('a trial that is cut after an epoch has not trained a step of the next', async () => {
    const { end, port, checkpoints } = await run(
      { epochs: 3 },
      {
        asksAfterEpochs: true,
        onSend: (message, controls) => {
          if (message.type !== 'artifacts') return;
          controls.hear(message.epoch < 2 ? { type: 'next-epoch', after: message.epoch } : { type: 'cancel' });
        },
      },
    );
    expect(end).toBe('canceled');
    expect(port.points().filter((point) => point.name === 'step/train/loss')).toHaveLength(12); // 6 an epoch
    expect(checkpoints().at(-1)).toMatch(/12$/u);
  });

  test('a trial waits for the verdict on every epoch but the last', async () => {
    const late: number[] = [];
    const { end } = await run(
      { epochs: 3 },
      {
        asksAfterEpochs: true,
        onSend: (message, controls) => {
          if (message.type !== 'artifacts') return;
          setTimeout(() => {
            late.push(message.epoch);
            controls.hear({ type: 'next-epoch', after: message.epoch });
          }, 20);
        },
      },
    );
    expect(end).toBe('finished');
    expect(late.slice(0, 3)).toEqual([0, 1, 2]);
  });

  test('stops early and restores the best weights', async () => {
    const { directory, end, value, port } = await run({
      epochs: 60,
      earlyStoppingPatience: 2,
      encoderLearningRate: 0.05,
      decoderLearningRate: 0.05,
      earlyStoppingMinimumImprovement: 0.05,
    });
    expect(end).toBe('stopped-early');
    const epochs = port.points().filter((point) => point.name === 'epoch/validation/loss');
    expect(epochs.length).toBeLessThan(61);
    expect(value('final/test/negativeElbo')).toBeGreaterThan(0);
    const { checkpoint } = latestCheckpoint(join(directory, 'run'));
    const best = epochs.find((point) => checkpointName(point.step) === checkpoint!.state.bestCheckpoint)!;
    expect(Math.min(...epochs.map((point) => point.value))).toBeGreaterThan(best.value - 0.05);
    expect(checkpoint!.state.step).toBeGreaterThan(best.step);
    const kept = readCheckpoint(join(directory, 'run', 'checkpoints', checkpointName(best.step)));
    expect(checkpoint!.tensors).toEqual(kept.tensors);
  });

  test('does not count epochs inside a linear warm-up', async () => {
    const { end, port } = await run({
      epochs: 6,
      betaSchedule: 'linear',
      betaWarmupEpochs: 4,
      earlyStoppingPatience: 1,
      earlyStoppingMinimumImprovement: 1000, // no epoch but the first that counts is a gain
    });
    expect(end).toBe('stopped-early');
    expect(port.sent.filter((message) => message.type === 'artifacts').at(-1)?.epoch).toBe(5);
  });

  test('watches the test split where no examples are kept for validation', async () => {
    const { port } = await run({ epochs: 1, validationExamples: 0 });
    const names = new Set(port.points().map((point) => point.name));
    expect(names).toContain('epoch/test/negativeElbo');
    expect([...names].filter((name) => name.includes('validation'))).toEqual([]);
  });

  test('an autoencoder has no quantity that needs a distribution', async () => {
    const { port } = await run({ epochs: 1, modelKind: 'ae' });
    const names = [...new Set(port.points().map((point) => point.name))];
    expect(names.filter((name) => /negativeElbo|\/kl|beta/.test(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['step/train/loss', 'epoch/validation/reconstruction']));
  });

  test('one batch may be all of the examples', async () => {
    const { port } = await run({ epochs: 2, batchSize: 5000 });
    expect(port.points().filter((point) => point.name === 'step/train/loss')).toHaveLength(2);
  });

  test('leaves a checkpoint every minute inside a long epoch', async () => {
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() * 20_000); // a minute goes by in three milliseconds
    onTestFinished(() => void vi.restoreAllMocks());
    const { port } = await run({ epochs: 1, batchSize: 4 });
    const inside = port.sent.filter((message) => message.type === 'checkpoint' && message.step % 40 > 0);
    expect(inside.length).toBeGreaterThan(0);
  });

  test('a resumed run must be the run of its checkpoint', async () => {
    const { directory } = await run({ epochs: 1 });
    const { checkpoint } = latestCheckpoint(join(directory, 'run'));
    const resumeFrom = checkpoint!.directory;
    await expect(run({ epochs: 1, batchSize: 7 }, { directory, resumeFrom })).rejects.toThrow(
      /was trained with batchSize 30; it cannot go on with 7/,
    );
    expect((await run({ epochs: 2 }, { directory, resumeFrom })).end).toBe('finished'); // longer than planned is possible
  });

  test('a value that is not finite stops the run and says where; it is never recorded', async () => {
    const port = recordingPort();
    const directory = temporaryDirectory();
    writeExampleDataset(join(directory, 'data'));
    const job = {
      kind: 'train',
      hyperparameters: quickHyperparameters({
        optimizer: 'sgd',
        encoderLearningRate: 10,
        decoderLearningRate: 10,
        epochs: 50,
        likelihood: 'gaussian-per-dimension',
      }),
      datasetDirectory: join(directory, 'data'),
      runDirectory: join(directory, 'run'),
      resumeFrom: null,
    } as const;
    await expect(trainRun(job, { engine, port, controls: createControls() })).rejects.toMatchObject({
      code: 'training/diverged',
      message: expect.stringMatching(/epoch \d+, batch \d+ \(step \d+\).*learning rates 10/) as unknown,
    });
    expect(port.points().every((point) => Number.isFinite(point.value))).toBe(true);
  });
});
