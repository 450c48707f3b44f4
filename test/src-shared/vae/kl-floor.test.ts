import { klOfLoss, largestLogVar, logVarOfKl } from '#shared/vae/kl-floor.ts';
import type { KlFloor } from '#shared/vae/kl-floor.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const floor = (changes: Partial<KlFloor>): KlFloor => ({
  klFloor: 'none',
  freeBits: 0.5,
  committedRate: 4,
  latentSize: 3,
  ...changes,
});
/** Means of the dimensions: 0.3, 0.5 and 2. */
const perDimension = () => tf.tensor2d([0.1, 0.5, 1, 0.5, 0.5, 3], [2, 3]);
const meanKl = (nats: tf.Tensor2D) => tf.mean<tf.Scalar>(tf.sum(nats, 1));

describe('klOfLoss', () => {
  it('is the KL itself but for free bits', () => {
    const kl = tf.scalar(2.8);
    for (const klFloor of ['none', 'delta', 'normalized-means'] as const) {
      expect(klOfLoss(floor({ klFloor }), perDimension(), kl)).toBe(kl);
    }
  });

  it('counts a dimension below its free bits as if it had them, by hand', () => {
    const found = klOfLoss(floor({ klFloor: 'free-bits' }), perDimension(), tf.scalar(2.8));
    expect(found.dataSync()[0]).toBeCloseTo(0.5 + 0.5 + 2, 6);
  });

  it('has a gradient by those dimensions alone that are not below', () => {
    const spec = floor({ klFloor: 'free-bits' });
    const gradient = tf.grad((nats) => klOfLoss(spec, nats as tf.Tensor2D, meanKl(nats as tf.Tensor2D)))(
      perDimension(),
    );
    const columns = gradient.arraySync() as number[][]; // of the shape of what it is by
    expect(columns.map((row) => row[0])).toEqual([0, 0]);
    expect(columns.map((row) => row[2])).toEqual([0.5, 0.5]);
  });
});

describe('logVarOfKl', () => {
  it('is where a Gaussian of that variance is so far from the standard one', () => {
    for (const nats of [1e-8, 1e-3, 0.125, 1, 5, 400]) {
      const logVar = logVarOfKl(nats);
      expect(logVar).toBeLessThan(0);
      expect((Math.expm1(logVar) - logVar) / 2 / nats).toBeCloseTo(1, 9);
    }
  });

  it('is 0 for no nats, and −2 √nats for few', () => {
    expect(logVarOfKl(0)).toBe(0);
    expect(logVarOfKl(1e-6) / -2e-3).toBeCloseTo(1, 2);
  });

  it('refuses less than nothing', () => {
    expect(() => logVarOfKl(-1)).toThrow('nats are -1');
    expect(() => logVarOfKl(NaN)).toThrow('nats are NaN');
  });
});

describe('largestLogVar', () => {
  it('shares the committed rate among the dimensions, and is none without one', () => {
    expect(largestLogVar(floor({ klFloor: 'delta', committedRate: 6 }))).toBe(logVarOfKl(2));
    expect(largestLogVar(floor({}))).toBe(Infinity);
  });
});
