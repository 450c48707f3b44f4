import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';

const points = [-30, -1.5, -1e-3, 0, 1e-3, 0.7, 2, 30];
/** Derivatives by their formulas, in float64. */
const derivatives = {
  relu: (x: number) => (x > 0 ? 1 : 0),
  softplus: (x: number) => 1 / (1 + Math.exp(-x)),
  sigmoid: (x: number) => Math.exp(-Math.abs(x)) / (1 + Math.exp(-Math.abs(x))) ** 2,
  tanh: (x: number) => 1 / Math.cosh(x) ** 2,
};
const names = ['relu', 'softplus', 'sigmoid', 'tanh'] as const;

beforeAll(async () => {
  await openWasmBackend();
  await openNativeBackend('');
});

/** 3 · f'(x) at the points. */
function gradients(name: (typeof names)[number]): number[] {
  return tf.tidy(() => [
    ...tf
      .grad((x) => tf.mul(tf[name](x), 3))(tf.tensor1d(points))
      .dataSync(),
  ]);
}

test.each(['tensorflow', 'wasm'])('activations have their derivatives on the back end %s', async (backend) => {
  await tf.setBackend(backend);
  for (const name of names) {
    gradients(name).forEach((gradient, i) => {
      expect(Math.abs(gradient - 3 * derivatives[name](points[i]!)), `${name} at ${points[i]}`).toBeLessThan(1e-6);
    });
  }
});

test('on TensorFlow each is one operation', async () => {
  await tf.setBackend('tensorflow');
  for (const name of names) {
    const { kernelNames } = await tf.profile(() => tf.tidy(() => tf.grad((x) => tf[name](x))(tf.tensor1d(points))));
    expect(kernelNames.filter((kernel) => /^(Step|Mul|Sub|Square|Cast)$/.test(kernel))).toEqual([]);
  }
});
