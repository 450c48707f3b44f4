import { denseStack, denseStackShapes } from '#shared/networks/dense-stack.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

describe('denseStack', () => {
  it('applies the activation after every layer: two layers by hand', () => {
    const parameters = {
      'net/hidden0/kernel': tf.tensor2d([[1, -1]]),
      'net/hidden0/bias': tf.tensor1d([0, 1]),
      'net/hidden1/kernel': tf.tensor2d([[2], [-5]]),
      'net/hidden1/bias': tf.tensor1d([3]),
    };
    const layers = { widths: [2, 1], activation: 'relu' } as const;
    // 3 → relu(3, −2) = (3, 0) → 9; −1 → relu(−1, 2) = (0, 2) → relu(−7) = 0
    expect([...denseStack(parameters, 'net', layers, tf.tensor2d([[3], [-1]])).dataSync()]).toEqual([9, 0]);
  });

  it('is the identity without layers', () => {
    const x = tf.tensor2d([[1, -2]]);
    expect(denseStack({}, 'net', { widths: [], activation: 'tanh' }, x)).toBe(x);
  });
});

describe('denseStackShapes', () => {
  it('chains the widths and tells what comes out', () => {
    const { shapes, outputSize } = denseStackShapes('encoder', 784, [512, 256]);
    expect(shapes).toEqual({
      'encoder/hidden0/kernel': [784, 512],
      'encoder/hidden0/bias': [512],
      'encoder/hidden1/kernel': [512, 256],
      'encoder/hidden1/bias': [256],
    });
    expect(outputSize).toBe(256);
  });

  it('has no shapes without widths, and gives what comes in', () => {
    expect(denseStackShapes('encoder', 7, [])).toEqual({ shapes: {}, outputSize: 7 });
  });
});
