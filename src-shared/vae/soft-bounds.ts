import * as tf from '@tensorflow/tfjs-core';

/** Smooth max(x, bound): x well above the bound, the bound well below it, never without a gradient at once. */
export function softLowerBound<T extends tf.Tensor>(x: T, bound: number): T {
  return tf.add(tf.softplus(tf.sub(x, bound)), bound);
}

/** Smooth min(x, bound). */
export function softUpperBound<T extends tf.Tensor>(x: T, bound: number): T {
  return tf.sub(bound, tf.softplus(tf.sub(bound, x)));
}
