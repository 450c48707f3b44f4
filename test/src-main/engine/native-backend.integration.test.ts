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
  byWasm = cases.map(train); // before TensorFlow replaces gradients by its own operations: one engine a process
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
      data.forEach((value, i) => expect(Math.abs(value - other[i]!) / largest).toBeLessThan(2e-5));
    }
  });
});
