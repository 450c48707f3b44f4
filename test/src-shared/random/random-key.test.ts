import { placeKey, placeSeed } from '#shared/random/random-key.ts';
import type { PartKey } from '#shared/random/random-key.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

describe('placeSeed', () => {
  it('changes the seed by the place and leaves the step alone', () => {
    const first = placeSeed([1, 7], 'posterior');
    expect(first[0]).not.toBe(1);
    expect(first[1]).toBe(7);
    expect(placeSeed([1, 7], 'dropout')[0]).not.toBe(first[0]);
  });

  it('wraps around at the ends of int32', () => {
    for (const seed of [2 ** 31 - 1, -(2 ** 31)]) {
      const [placed] = placeSeed([seed, 0], 'posterior');
      expect(placed).toBe(placed | 0);
    }
  });
});

describe('placeKey', () => {
  it.each([0, 1, -1, 2 ** 31 - 1, -(2 ** 31)])('is placeSeed on a tensor, for the seed %d', (seed) => {
    const key = placeKey(tf.tensor1d([seed, 3], 'int32'), 'posterior') as tf.Tensor1D; // a whole key stays one
    expect(key.dtype).toBe('int32');
    expect([...key.dataSync()]).toEqual(placeSeed([seed, 3], 'posterior'));
  });

  it('keeps the rows of a part', () => {
    const whole = tf.tensor1d([5, 3], 'int32');
    const placed = placeKey({ whole, start: 2, total: 8 }, 'posterior') as PartKey; // a part stays one
    expect([placed.start, placed.total]).toEqual([2, 8]);
    expect([...placed.whole.dataSync()]).toEqual(placeSeed([5, 3], 'posterior'));
  });
});
