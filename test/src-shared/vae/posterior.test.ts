import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { reparameterize } from '#shared/vae/posterior.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf, useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const key = () => tf.tensor1d([5, 8], 'int32');

describe('reparameterize', () => {
  it('is mu + e^(logVar/2) · ε with the noise of its own place', () => {
    const noise = statelessNormal(placeSeed([5, 8], 'posterior'), 2);
    const z = reparameterize({ mu: tf.tensor2d([[1, -2]]), logVar: tf.tensor2d([[0, Math.log(9)]]) }, key());
    expectAllClose(z.dataSync(), [1 + noise[0]!, -2 + 3 * noise[1]!], 1e-6);
  });

  it('draws from N(mu, e^logVar): mean and variance are within four standard errors', () => {
    const n = 50_000;
    const posterior = { mu: tf.fill<tf.Rank.R2>([n, 1], 0.7), logVar: tf.fill<tf.Rank.R2>([n, 1], Math.log(0.25)) };
    const { mean, variance } = tf.moments(reparameterize(posterior, key()));
    expect(Math.abs(mean.dataSync()[0]! - 0.7)).toBeLessThan((4 * 0.5) / Math.sqrt(n));
    expect(Math.abs(variance.dataSync()[0]! / 0.25 - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });

  it('is the code itself where there is no variance', () => {
    const mu = tf.tensor2d([[1, 2]]);
    expect(reparameterize({ mu, logVar: null }, key())).toBe(mu);
  });

  it('carries gradients: dz/dmu = 1, dz/dlogVar = ½ σ ε', () => {
    const draw = (mu: tf.Tensor2D, logVar: tf.Tensor2D) => reparameterize({ mu, logVar }, key());
    const [byMu, byLogVar] = gradientsOf(draw, [tf.tensor2d([[0]]), tf.tensor2d([[Math.log(4)]])]);
    expect(byMu!.dataSync()[0]).toBe(1);
    expect(byLogVar!.dataSync()[0]).toBeCloseTo(statelessNormal(placeSeed([5, 8], 'posterior'), 1)[0]!, 6);
  });
});
