import * as tf from '@tensorflow/tfjs-core';
import { placeKey } from '#shared/random/random-key.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { randomUniform } from '#shared/random/random-normal.ts';

export interface Dropout {
  /** Probability that a number is 0; below 1. */
  readonly rate: number;
  /** Tells its draws from those of other dropouts with the same key. */
  readonly place: string;
  /** The axis of `x` along which the rows of the batch lie: a row draws the same in whatever part of a batch it is. */
  readonly rowAxis: number;
}

/**
 * Inverted dropout (Srivastava et al. 2014, section 10): each number is 0 with probability `rate` and 1 / (1 − rate) times as large
 * otherwise, so that its mean stays. Without a key, where nothing is learned, it is x itself.
 */
export function dropout<T extends tf.Tensor>(x: T, { rate, place, rowAxis }: Dropout, key: RandomKey | null): T {
  if (!(rate >= 0 && rate < 1)) throw new Error(`dropout: the rate of ${place} is ${rate}, expected from 0 to below 1`);
  if (rate === 0 || !key) return x;
  const draws = randomUniform(x.shape, placeKey(key, `dropout/${place}`), rowAxis);
  const isKept = tf.cast(tf.greaterEqual(draws, rate), 'float32');
  return tf.mul(x, tf.div(isKept, 1 - rate));
}
