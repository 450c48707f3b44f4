import { softLowerBound, softUpperBound } from '#shared/vae/soft-bounds.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectAllClose, gradientsOf, useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

describe('softLowerBound', () => {
  it('is −6 + softplus(t + 6) for the bound −6: the values of the σ-VAE', () => {
    const clipped = softLowerBound(tf.tensor1d([-1.7532789487, -10]), -6);
    expectAllClose(clipped.dataSync(), [-1.7390693032, -5.9818500721], 1e-6);
  });

  it('is the identity far above the bound and the bound far below it', () => {
    expectAllClose(softLowerBound(tf.tensor1d([600, 12, -600]), -6).dataSync(), [600, 12, -6], 1e-6);
  });

  it('is increasing, with a gradient between 0 and 1', () => {
    const [slopes] = gradientsOf((t: tf.Tensor1D) => softLowerBound(t, -6), [tf.tensor1d([-30, -10, -6, 0, 30])]);
    expectAllClose(
      slopes!.dataSync(),
      [-30, -10, -6, 0, 30].map((t) => 1 / (1 + Math.exp(-(t + 6)))),
      1e-6,
    );
  });
});

describe('softUpperBound', () => {
  it('mirrors the lower bound', () => {
    const points = [-600, -3, 0, 19, 20, 25, 600];
    const mirrored = softLowerBound(tf.tensor1d(points.map((t) => -t)), -20);
    const expected = [...mirrored.dataSync()].map((t) => -t);
    expectAllClose(softUpperBound(tf.tensor1d(points), 20).dataSync(), expected, 1e-6);
  });
});
