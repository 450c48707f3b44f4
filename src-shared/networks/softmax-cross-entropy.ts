import * as tf from '@tensorflow/tfjs-core';
import { withOwnGradient } from './own-gradient.ts';

/**
 * −ln softmax(logits)[target] in nats, of every row, not reduced: (N, V) and int32 targets (N) → (N).
 * Gradient by the logits: (softmax(logits) − onehot(target)) · dy. Targets are never written as one-hot rows, which would
 * be as large as the logits; of that size only the probabilities are saved.
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor1D): tf.Tensor1D {
  const rowCount = logits.shape[0];
  if (targets.dtype !== 'int32' || targets.shape[0] !== rowCount) {
    const found = `(${targets.shape.join(', ')}) of ${targets.dtype}`;
    throw new Error(`softmaxCrossEntropy: targets are ${found}, expected (${rowCount}) of int32`);
  }
  return withOwnGradient([logits], (save) => {
    const probabilities = tf.softmax(logits); // (N, V)
    const rows = tf.tensor1d(Int32Array.from({ length: rowCount }, (_, n) => n));
    const places = tf.stack([rows, targets], 1); // (N, 2)
    save([probabilities, places]);
    // ln Σ e^logit = max logit − ln max softmax: no e^logit, which overflows float32 from 88.7 on, and the largest
    // probability is at least 1/V, so that its logarithm is finite
    const logNormalizer = tf.sub(tf.max(logits, 1), tf.log(tf.max(probabilities, 1))); // (N)
    const value: tf.Tensor1D = tf.sub(logNormalizer, tf.gatherND(logits, places));
    return { value, gradient: (dy, [p, at]) => [logitsGradient(p!, at!, dy)] }; // saved above
  });
}

function logitsGradient(probabilities: tf.Tensor, places: tf.Tensor, dy: tf.Tensor1D): tf.Tensor {
  const scaled = tf.mul(probabilities, tf.reshape(dy, [dy.shape[0], 1])); // (N, V)
  const atTargets = tf.mul(tf.sub(tf.gatherND(probabilities, places), 1), dy); // (N)
  return tf.tensorScatterUpdate(scaled, places, atTargets);
}
