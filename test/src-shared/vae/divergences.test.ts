import { klBetweenGaussians, klToStandardNormal } from '#shared/vae/divergences.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf, useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const gaussian = (mu: number[], logVar: number[]) => ({ mu: tf.tensor2d([mu]), logVar: tf.tensor2d([logVar]) });

describe('klToStandardNormal', () => {
  it('gives the known values for mu = (.5, −1), logVar = (.2, −.7)', () => {
    const kl = klToStandardNormal(gaussian([0.5, -1], [0.2, -0.7]));
    expectAllClose(kl.dataSync(), [0.1357013790801, 0.5982926518957], 1e-6);
    expect(tf.sum(kl).dataSync()[0]).toBeCloseTo(0.7339940309758, 6);
  });

  it('has the gradient mu for mu and ½(e^logVar − 1) for logVar', () => {
    const loss = (mu: tf.Tensor2D, logVar: tf.Tensor2D) => klToStandardNormal({ mu, logVar });
    const { mu, logVar } = gaussian([0.5, -1], [0.2, -0.7]);
    const [byMu, byLogVar] = gradientsOf(loss, [mu, logVar]);
    expectAllClose(byMu!.dataSync(), [0.5, -1], 1e-6);
    expectAllClose(byLogVar!.dataSync(), [0.11070137908, -0.251707348104], 1e-6);
  });

  it.each([
    [0, 0],
    [2, -3],
    [-1.5, 1],
    [0.01, 0.02],
  ])('equals the integral of q ln(q/p) for mu = %d, logVar = %d', (mu, logVar) => {
    const kl = klToStandardNormal(gaussian([mu], [logVar])).dataSync()[0]!;
    expect(kl).toBeCloseTo(integratedKl([mu, logVar], [0, 0]), 5);
  });

  it('keeps its digits where a dimension has collapsed: logVar = .001 gives logVar²/4', () => {
    const kl = klToStandardNormal(gaussian([0], [0.001])).dataSync()[0]!;
    expect(kl / ((Math.expm1(0.001) - 0.001) / 2)).toBeCloseTo(1, 3);
  });

  it('is never negative, shows a NaN, and takes no rows', () => {
    const range = Array.from({ length: 81 }, (_, i) => (i - 40) / 4);
    const values = klToStandardNormal(
      gaussian(
        range.map(() => 0),
        range,
      ),
    ).dataSync();
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect([...klToStandardNormal(gaussian([NaN, 0], [0, NaN])).dataSync()]).toEqual([NaN, NaN]);
    expect(klToStandardNormal({ mu: tf.zeros([0, 2]), logVar: tf.zeros([0, 2]) }).shape).toEqual([0, 2]);
  });
});

describe('klBetweenGaussians', () => {
  it('gives the known values for q of above and p with mu = (.1, .3), logVar = (−.4, .5)', () => {
    const kl = klBetweenGaussians(gaussian([0.5, -1], [0.2, -0.7]), gaussian([0.1, 0.3], [-0.4, 0.5]));
    expectAllClose(kl.dataSync(), [0.230405376, 0.7631155134], 1e-6);
    expect(tf.sum(kl).dataSync()[0]).toBeCloseTo(0.9935208894198, 6);
  });

  it('equals the integral of q ln(q/p)', () => {
    const kl = klBetweenGaussians(gaussian([0.7], [-1.2]), gaussian([-0.4], [0.3])).dataSync()[0]!;
    expect(kl).toBeCloseTo(integratedKl([0.7, -1.2], [-0.4, 0.3]), 5);
  });

  it('is 0 between equal Gaussians, and the divergence to N(0, 1) when p is standard normal', () => {
    const q = gaussian([0.5, -1], [0.2, -0.7]);
    expect([...klBetweenGaussians(q, q).dataSync()]).toEqual([0, 0]);
    const standard = gaussian([0, 0], [0, 0]);
    expectAllClose(klBetweenGaussians(q, standard).dataSync(), klToStandardNormal(q).dataSync(), 1e-7);
  });
});

/** ∫ q ln(q/p) by Simpson's rule over twelve standard deviations of q, in float64. */
function integratedKl(q: readonly [number, number], p: readonly [number, number]): number {
  const logDensity = ([mu, logVar]: readonly [number, number], x: number) =>
    -0.5 * (Math.log(2 * Math.PI) + logVar + (x - mu) ** 2 / Math.exp(logVar));
  const deviation = Math.sqrt(Math.exp(q[1]));
  const start = q[0] - 12 * deviation;
  const steps = 4000;
  const width = (24 * deviation) / steps;
  let total = 0;
  for (let i = 0; i <= steps; i++) {
    const x = start + i * width;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    total += weight * Math.exp(logDensity(q, x)) * (logDensity(q, x) - logDensity(p, x));
  }
  return (total * width) / 3;
}
