import { activations } from '#shared/networks/activations.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const points = [-600, -20, -3, -0.5, 0, 0.5, 3, 20, 600];
const definitions = {
  relu: (a: number) => Math.max(0, a),
  tanh: (a: number) => Math.tanh(a),
  softplus: (a: number) => (a > 30 ? a : Math.log1p(Math.exp(a))),
};

describe.each(['relu', 'tanh', 'softplus'] as const)('%s', (name) => {
  it('is its definition, from −600 to 600', () => {
    const values = activations[name](tf.tensor2d([points])).dataSync();
    expectAllClose(values, points.map(definitions[name]), 1e-6);
  });

  it('lets a NaN through', () => {
    expect(activations[name](tf.tensor2d([[NaN]])).dataSync()[0]).toBeNaN();
  });
});
