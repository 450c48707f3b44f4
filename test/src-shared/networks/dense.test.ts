import { dense, denseShapes } from '#shared/networks/dense.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const parameters = () => ({
  'layer/kernel': tf.tensor2d([
    [1, 2, 3],
    [4, 5, 6],
  ]),
  'layer/bias': tf.tensor1d([10, 20, 30]),
});

describe('dense', () => {
  it('maps rows by kernel and bias: (1, −1) · kernel + bias by hand', () => {
    const y = dense(parameters(), 'layer', tf.tensor2d([[1, -1]]));
    expect([...y.dataSync()]).toEqual([7, 17, 27]);
  });

  it('maps no rows to no rows', () => {
    expect(dense(parameters(), 'layer', tf.zeros([0, 2])).shape).toEqual([0, 3]);
  });

  it('refuses data of another width, naming the layer', () => {
    expect(() => dense(parameters(), 'layer', tf.zeros([1, 3]))).toThrow(
      'dense: x is (1, 3) but layer/kernel is (2, 3)',
    );
  });
});

describe('denseShapes', () => {
  it('gives the kernel as (in, out) and the bias as (out)', () => {
    expect(denseShapes('encoder/mu', 5, 2)).toEqual({ 'encoder/mu/kernel': [5, 2], 'encoder/mu/bias': [2] });
  });
});
