import * as tf from '@tensorflow/tfjs-core';

/** Steps (B, N) one after the other. (T, B, N) */
export function stacked(steps: readonly tf.Tensor2D[]): tf.Tensor3D {
  return tf.stack([...steps]) as tf.Tensor3D; // matrices stacked
}

/** All but the first step. (T, B, N) → (T − 1, B, N) */
export function firstOmitted(steps: tf.Tensor3D): tf.Tensor3D {
  const [count, rows, columns] = steps.shape;
  return tf.slice(steps, [1, 0, 0], [count - 1, rows, columns]);
}

/** All but the last step. (T, B, N) → (T − 1, B, N) */
export function lastOmitted(steps: tf.Tensor3D): tf.Tensor3D {
  const [count, rows, columns] = steps.shape;
  return tf.slice(steps, [0, 0, 0], [count - 1, rows, columns]);
}

/** The rows of all steps as one matrix, for one product over all of them. (T, B, N) → (T·B, N) */
export function stackedRows(steps: tf.Tensor3D): tf.Tensor2D {
  const [count, rows, columns] = steps.shape;
  return tf.reshape(steps, [count * rows, columns]);
}
