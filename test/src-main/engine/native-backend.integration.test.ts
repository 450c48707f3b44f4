import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import { randomNormal, randomUniform } from '#shared/random/random-normal.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';

let native = '';
beforeAll(async () => {
  native = await openNativeBackend('');
});

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
