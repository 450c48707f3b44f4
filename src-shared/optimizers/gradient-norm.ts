import * as tf from '@tensorflow/tfjs-core';

/** Joint Euclidean norm of tensors of any shapes. */
export function globalNorm(tensors: readonly tf.Tensor[]): tf.Scalar {
  const squares = tensors.map((tensor) => tf.sum<tf.Scalar>(tf.square(tensor)));
  return tf.sqrt(squares.length > 0 ? tf.addN(squares) : tf.scalar(0));
}

/** What gradients of a norm are multiplied with so that it is at most `clipNorm` (Pascanu et al. 2013). */
export function clipScale(norm: tf.Scalar, clipNorm: number): tf.Scalar {
  // a norm of 0 gives clipNorm / 0 = Infinity, of which the minimum makes 1
  return tf.minimum(tf.div(clipNorm, norm), 1);
}
