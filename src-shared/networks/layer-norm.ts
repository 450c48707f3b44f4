import * as tf from '@tensorflow/tfjs-core';
import { withOwnGradient } from './own-gradient.ts';
import { parameter } from './parameters.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';

/** Added to the variance before the root: a row that is constant would otherwise be divided by 0. */
const varianceFloor = 1e-5;

/**
 * Layer normalization (Ba et al. 2016, eq. 3) of the layer `place`: every row to mean 0 and variance 1, then a learned
 * scale and shift of each column. (N, H) → (N, H)
 * It brings its own gradient, which is half as many operations as that of its parts.
 */
export function layerNorm(parameters: ParameterTree, place: string, x: tf.Tensor2D): tf.Tensor2D {
  const scale = parameter<tf.Rank.R1>(parameters, `${place}/scale`); // (H)
  const shift = parameter<tf.Rank.R1>(parameters, `${place}/shift`); // (H)
  return withOwnGradient([x, scale, shift], (save) => {
    const centered = tf.sub(x, tf.mean(x, 1, true)); // (N, H)
    const variance = tf.mean(tf.square(centered), 1, true); // (N, 1)
    const inverse = tf.rsqrt(tf.add(variance, varianceFloor)); // (N, 1)
    const normalized = tf.mul(centered, inverse); // (N, H)
    save([normalized, inverse, scale]);
    return { value: tf.add(tf.mul(normalized, scale), shift), gradient: backward };
  });
}

/** Scale and shift (H) of the layer `place`. */
export function layerNormShapes(place: string, size: number): ParameterShapes {
  return { [`${place}/scale`]: [size], [`${place}/shift`]: [size] };
}

/** Gradients by x, scale and shift. */
function backward(dy: tf.Tensor2D, saved: readonly tf.Tensor[]): tf.Tensor[] {
  const [normalized, inverse, scale] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D]; // in the order of `save`
  const dNormalized = tf.mul(dy, scale); // (N, H)
  const alongRow = tf.mul(normalized, tf.mean(tf.mul(dNormalized, normalized), 1, true)); // (N, H)
  const dx = tf.mul(tf.sub(tf.sub(dNormalized, tf.mean(dNormalized, 1, true)), alongRow), inverse);
  return [dx, tf.sum(tf.mul(dy, normalized), 0), tf.sum(dy, 0)];
}
