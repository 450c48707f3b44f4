import { dropout } from '#shared/networks/dropout.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { gradientsOf, useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const key = () => tf.tensor1d([4, 1], 'int32');
const rates = { rate: 0.25, place: 'here', rowAxis: 0 };

describe('dropout', () => {
  it('keeps a number where its draw is not below the rate, and makes up for the others, by hand', () => {
    const draws = statelessUniform(placeSeed([4, 1], 'dropout/here'), 6);
    const kept = dropout(tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]), rates, key()).dataSync();
    draws.forEach((draw, i) => expect(kept[i]).toBeCloseTo(draw < 0.25 ? 0 : (i + 1) / 0.75, 5));
  });

  it('drops a share of the numbers and leaves the mean, to four standard errors', () => {
    const size = 20_000;
    const kept = dropout(tf.ones([size]), rates, key()).dataSync();
    const zeros = kept.filter((value) => value === 0).length;
    expect(Math.abs(zeros - 0.25 * size)).toBeLessThan(4 * Math.sqrt(0.25 * 0.75 * size));
  });

  it('multiplies the gradient by the same factors', () => {
    const x = tf.ones<tf.Rank.R2>([5, 4]);
    const factors = dropout(x, rates, key()).dataSync();
    const [gradient] = gradientsOf((input: tf.Tensor2D) => dropout(input, rates, key()), [x]);
    expect(gradient!.dataSync()).toEqual(factors);
    expect([...factors].filter((factor) => factor === 0).length).toBeGreaterThan(0);
  });

  it('draws for a part of a batch what it draws for the whole, along the axis of its rows', () => {
    const whole = dropout(tf.ones([2, 5, 3]), { ...rates, rowAxis: 1 }, key()).arraySync() as number[][][]; // of this rank
    const part = { whole: key(), start: 2, total: 5 };
    const rows = dropout(tf.ones([2, 2, 3]), { ...rates, rowAxis: 1 }, part).arraySync();
    expect(rows).toEqual(whole.map((step) => step.slice(2, 4)));
  });

  it('draws something else at another place', () => {
    const at = (place: string) => [...dropout(tf.ones([50]), { ...rates, place }, key()).dataSync()];
    expect(at('here')).toEqual(at('here'));
    expect(at('here')).not.toEqual(at('there'));
  });

  it('is x itself at a rate of 0 and without a key', () => {
    const x = tf.ones([3]);
    expect(dropout(x, { ...rates, rate: 0 }, key())).toBe(x);
    expect(dropout(x, rates, null)).toBe(x);
  });

  it('refuses a rate that would leave nothing', () => {
    for (const rate of [1, -0.1, NaN]) {
      expect(() => dropout(tf.ones([3]), { ...rates, rate }, null)).toThrow(`the rate of here is ${rate}`);
    }
  });
});
