import { randomNormal, randomUniform, registerStatelessRandom } from '#shared/random/random-normal.ts';
import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

describe('randomNormal and randomUniform', () => {
  it('draw what the plain functions draw for the seed and the step of the key', () => {
    const key = tf.tensor1d([-5, 12], 'int32');
    const normal = randomNormal<tf.Rank.R2>([3, 5], key);
    expect(normal.shape).toEqual([3, 5]);
    expect(normal.dataSync()).toEqual(statelessNormal([-5, 12], 15));
    expect(randomUniform<tf.Rank.R1>([6], key).dataSync()).toEqual(statelessUniform([-5, 12], 6));
  });

  it('give a part of a batch its rows of what the whole batch draws, along either axis', () => {
    const whole = tf.tensor1d([2, 9], 'int32');
    const all = randomNormal<tf.Rank.R2>([5, 3], whole).arraySync();
    const part = randomNormal<tf.Rank.R2>([2, 3], { whole, start: 3, total: 5 });
    expect(part.arraySync()).toEqual(all.slice(3));
    const columns = randomUniform<tf.Rank.R2>([4, 5], whole).arraySync();
    const some = randomUniform<tf.Rank.R2>([4, 2], { whole, start: 1, total: 5 }, 1);
    expect(some.arraySync()).toEqual(columns.map((row) => row.slice(1, 3)));
  });

  it('give an empty tensor for an empty shape', () => {
    expect(randomNormal<tf.Rank.R2>([0, 4], tf.tensor1d([1, 1], 'int32')).size).toBe(0);
  });

  it('do not stand in the way of a gradient, and leave no tensor behind', () => {
    const x = tf.scalar(3);
    const key = tf.tensor1d([1, 1], 'int32');
    const before = tf.memory().numTensors;
    const gradient = tf.tidy(() =>
      tf
        .grad((value) => tf.sum(tf.mul(value, randomNormal<tf.Rank.R1>([4], key))))(x)
        .dataSync(),
    );
    expect(gradient[0]).toBeCloseTo(
      statelessNormal([1, 1], 4).reduce((sum, value) => sum + value, 0),
      5,
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('registerStatelessRandom', () => {
  it('may be called again without a complaint', () => {
    const kernel = tf.getKernel('StatelessRandomNormal', 'cpu');
    registerStatelessRandom('cpu');
    expect(tf.getKernel('StatelessRandomNormal', 'cpu')).toBe(kernel);
  });
});
