import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import { randomNormal, randomUniform } from '#shared/random/random-normal.ts';
import { eagerStepRunner } from '#main/engine/eager-step-runner.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';

const size = 36;
const x = statelessUniform([3, 4], 16 * size);

const cases: Partial<Hyperparameters>[] = [
  ...(['bernoulli', 'gaussian-fixed', 'gaussian-shared', 'gaussian-per-dimension'] as const).flatMap((likelihood) =>
    (['vae', 'ae'] as const).map((modelKind) => ({ likelihood, modelKind })),
  ),
  ...(['adam', 'rmsprop', 'momentum', 'sgd'] as const).map((optimizer) => ({ optimizer, gradientClipNorm: 1 })),
  ...(['tanh', 'softplus'] as const).map((activation) => ({ activation })),
];

let native = '';
let byWasm: ReturnType<typeof train>[] = [];
beforeAll(async () => {
  await openWasmBackend();
  byWasm = cases.map(train);
  native = await openNativeBackend('');
});

/** Losses and weights after some steps on the current back end. */
function train(changes: Partial<Hyperparameters>) {
  const spec = quickHyperparameters({ sigma: 0.5, optimizerEpsilon: 1e-3, ...changes }); // Adam would magnify rounding
  const runner = eagerStepRunner(spec, size);
  const losses: number[] = [];
  for (let step = 0; step < 8; step++) {
    const optimizerScalars = updateScalars(spec, step + 1);
    losses.push(runner.trainStep({ x, count: 16, key: [7, step], beta: 0.5, optimizerScalars }).loss);
  }
  const state = runner.readState();
  runner.dispose();
  return { losses, state };
}

test('is TensorFlow, with its version', () => {
  expect(native).toMatch(/^tensorflow \d+\.\d+/);
});

test("TensorFlow's stateless numbers are those of our own Philox", () => {
  for (const seed of [
    [1, 0],
    [-5, 77],
    [2 ** 31 - 1, 123456],
  ] as const) {
    const key = tf.tensor1d([...seed], 'int32');
    expect([...randomUniform([3, 7], key).dataSync()]).toEqual([...statelessUniform(seed, 21)]);
    const ours = statelessNormal(seed, 1001);
    randomNormal([1001], key)
      .dataSync()
      .forEach((value, i) => expect(Math.abs(value - ours[i]!)).toBeLessThan(2e-6 * Math.max(1, Math.abs(value))));
  }
});

describe('TensorFlow and WebAssembly give the same training to 1e-5', () => {
  test.each(cases.map((changes, index) => ({ changes, index })))('$changes', ({ changes, index }) => {
    const [a, b] = [train(changes), byWasm[index]!];
    a.losses.forEach((loss, i) => expect(Math.abs(loss - b.losses[i]!) / Math.abs(loss)).toBeLessThan(1e-5));
    for (const [name, { data }] of Object.entries(a.state)) {
      const other = b.state[name]!.data;
      const largest = Math.max(...data.map(Math.abs), 1e-3);
      data.forEach((value, i) => expect(Math.abs(value - other[i]!) / largest).toBeLessThan(1e-5));
    }
  });
});

test('TensorFlow holds the same number of tensors after hundreds of steps and evaluations', () => {
  const spec = quickHyperparameters();
  const runner = eagerStepRunner(spec, size);
  const work = (step: number) => {
    runner.trainStep({ x, count: 16, key: [7, step], beta: 1, optimizerScalars: updateScalars(spec, step + 1) });
    runner.evaluate({ x, count: 16 }, [7, step]);
    runner.decodeMean(runner.encode({ x, count: 16 }), 16);
  };
  work(0);
  const before = tf.memory().numTensors;
  for (let step = 1; step < 400; step++) work(step);
  expect(tf.memory().numTensors).toBe(before);
  runner.dispose();
  expect(tf.memory().numTensors).toBeLessThan(before);
});

test('a state that was read continues bit for bit in another runner, whatever the optimizer', () => {
  for (const optimizer of ['adam', 'rmsprop', 'momentum', 'sgd'] as const) {
    const spec = quickHyperparameters({ optimizer });
    const [first, second] = [eagerStepRunner(spec, size), eagerStepRunner({ ...spec, seed: 99 }, size)];
    const step = (runner: typeof first, n: number) =>
      runner.trainStep({ x, count: 16, key: [7, n], beta: 1, optimizerScalars: updateScalars(spec, n + 1) });
    for (let n = 0; n < 5; n++) step(first, n);
    second.writeState(first.readState());
    for (let n = 5; n < 10; n++) expect(step(second, n)).toEqual(step(first, n));
    expect(second.readState()).toEqual(first.readState());
    first.dispose();
    second.dispose();
  }
});
