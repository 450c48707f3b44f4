import { distributionMean, fit } from '#shared/vae/likelihoods.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf, useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const x = [
  [0, 1, 0.3],
  [1, 0.9, 0],
];
const outputs = [
  [-1.2, 2, 0.4],
  [3, -0.7, -2.5],
];

describe('Bernoulli', () => {
  const bernoulli = (logits: number[][]) => ({ family: 'bernoulli', logits: tf.tensor2d(logits) }) as const;

  it('scores data as x ln p + (1 − x) ln(1 − p) does in float64', () => {
    const expected = x.map((row, i) =>
      row.reduce((sum, value, d) => {
        const p = 1 / (1 + Math.exp(-outputs[i]![d]!));
        return sum - value * Math.log(p) - (1 - value) * Math.log(1 - p);
      }, 0),
    );
    expectAllClose(fit(bernoulli(outputs), tf.tensor2d(x)).reconstruction.dataSync(), expected, 1e-6);
  });

  it('sums to 1 over all eight binary vectors of three pixels', () => {
    const all = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, i >> 2]);
    const nats = [...fit(bernoulli(all.map(() => outputs[0]!)), tf.tensor2d(all)).reconstruction.dataSync()];
    expect(nats.reduce((sum, value) => sum + Math.exp(-value), 0)).toBeCloseTo(1, 6);
  });

  it('costs 600 nats for a wrong and 0 for a right logit of ±600, with gradients of ±1 and 0', () => {
    const logits = tf.tensor2d([[600], [600], [-600], [-600]]);
    const data = tf.tensor2d([[0], [1], [0], [1]]);
    const loss = (l: tf.Tensor2D) => fit({ family: 'bernoulli', logits: l }, data).reconstruction;
    expect([...loss(logits).dataSync()]).toEqual([600, 0, 0, 600]);
    expect([...gradientsOf(loss, [logits])[0]!.dataSync()]).toEqual([1, 0, 0, -1]);
  });

  it('has the sigmoid as its mean, and squared errors from it', () => {
    const { squaredError } = fit(bernoulli([[0, 0]]), tf.tensor2d([[1, 0]]));
    expect([...distributionMean(bernoulli([[0, 600]])).dataSync()]).toEqual([0.5, 1]);
    expect([...squaredError.dataSync()]).toEqual([0.5]);
  });
});

describe('Gaussian with one σ', () => {
  const mean = [[0.1, 0.4, 0.7, 0.35]];
  const data = [[0, 0.5, 1, 0.25]];
  const gaussian = (logSigma: number) =>
    ({ family: 'gaussian', mean: tf.tensor2d(mean), logSigma: tf.scalar(logSigma) }) as const;

  it('has the known optimum of the σ-VAE: ln σ = −1.75328, −1.33736 nats', () => {
    const { reconstruction, squaredError } = fit(gaussian(-1.75327894866), tf.tensor2d(data));
    expect(reconstruction.dataSync()[0]).toBeCloseTo(-1.3373616618213, 5);
    expect(0.5 * Math.log(squaredError.dataSync()[0]! / 4)).toBeCloseTo(-1.75327894866, 6);
  });

  it('is stationary in ln σ at that optimum, and worse on both sides', () => {
    const loss = (logSigma: tf.Scalar) => fit({ ...gaussian(0), logSigma }, tf.tensor2d(data)).reconstruction;
    expect(gradientsOf(loss, [tf.scalar(-1.75327894866)])[0]!.dataSync()[0]).toBeCloseTo(0, 5);
    for (const logSigma of [-1.9, -1.6]) expect(loss(tf.scalar(logSigma)).dataSync()[0]).toBeGreaterThan(-1.3373);
  });

  it('is the sum of squares, up to a constant, for σ² = ½', () => {
    const { reconstruction, squaredError } = fit(gaussian(0.5 * Math.log(0.5)), tf.tensor2d(data));
    const constant = 2 * Math.log(Math.PI);
    expect(reconstruction.dataSync()[0]! - constant).toBeCloseTo(squaredError.dataSync()[0]!, 5);
  });
});

describe('Gaussian with σ of its own in every dimension', () => {
  it('scores data as the density does in float64', () => {
    const logSigmaSquared = [
      [0, -3, 1],
      [-12, 0.5, 2],
    ];
    const expected = x.map((row, i) =>
      row.reduce((sum, value, d) => {
        const variance = Math.exp(logSigmaSquared[i]![d]!);
        const error = Math.fround(value) - Math.fround(outputs[i]![d]!);
        return sum + 0.5 * (error ** 2 / variance + Math.log(2 * Math.PI * variance));
      }, 0),
    );
    const { reconstruction } = fit(
      {
        family: 'gaussian-per-dimension',
        mean: tf.tensor2d(outputs),
        logSigmaSquared: tf.tensor2d(logSigmaSquared),
      },
      tf.tensor2d(x),
    );
    expectAllClose(reconstruction.dataSync(), expected, 1e-6);
  });

  it('is the Gaussian with one σ where all are equal', () => {
    const logSigmaSquared = tf.fill<tf.Rank.R2>([2, 3], -1.4);
    const own = fit({ family: 'gaussian-per-dimension', mean: tf.tensor2d(outputs), logSigmaSquared }, tf.tensor2d(x));
    const one = fit({ family: 'gaussian', mean: tf.tensor2d(outputs), logSigma: tf.scalar(-0.7) }, tf.tensor2d(x));
    expectAllClose(own.reconstruction.dataSync(), one.reconstruction.dataSync(), 1e-6);
    expect(own.squaredError.dataSync()).toEqual(one.squaredError.dataSync());
  });
});

describe('every likelihood', () => {
  const distributions = (rows: number, value: number) =>
    [
      { family: 'bernoulli', logits: tf.fill<tf.Rank.R2>([rows, 2], value) },
      { family: 'gaussian', mean: tf.fill<tf.Rank.R2>([rows, 2], value), logSigma: tf.scalar(0) },
      {
        family: 'gaussian-per-dimension',
        mean: tf.fill<tf.Rank.R2>([rows, 2], value),
        logSigmaSquared: tf.zeros<tf.Rank.R2>([rows, 2]),
      },
    ] as const;

  it('shows a NaN, and scores no rows as no rows', () => {
    for (const distribution of distributions(1, NaN)) {
      expect(fit(distribution, tf.zeros([1, 2])).reconstruction.dataSync()[0]).toBeNaN();
    }
    for (const distribution of distributions(0, 0)) {
      expect(fit(distribution, tf.zeros([0, 2])).reconstruction.shape).toEqual([0]);
    }
  });
});
