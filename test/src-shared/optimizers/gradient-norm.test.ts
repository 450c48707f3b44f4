import { clipScale, globalNorm } from '#shared/optimizers/gradient-norm.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const value = (tensor: tf.Tensor) => tensor.dataSync()[0]!;

describe('globalNorm', () => {
  it('joins tensors of any shape: 2, 3, 6 and 0 make 7', () => {
    const norm = globalNorm([tf.tensor2d([[2, 3]]), tf.scalar(-6), tf.zeros([2, 2])]);
    expect(norm.shape).toEqual([]);
    expect(value(norm)).toBe(7);
  });

  it('is 0 without tensors, and shows a NaN', () => {
    expect(value(globalNorm([]))).toBe(0);
    expect(value(globalNorm([tf.scalar(1), tf.scalar(NaN)]))).toBeNaN();
  });
});

describe('clipScale', () => {
  it.each([
    [10, 0.5],
    [5, 1],
    [1, 1],
    [0, 1],
    [Infinity, 0],
  ])('scales a norm of %d down to 5 by %d', (norm, scale) => {
    expect(value(clipScale(tf.scalar(norm), 5))).toBe(scale);
  });
});
