import * as tf from '@tensorflow/tfjs-core';
import { embeddingRows } from './embedding.ts';

/**
 * −ln softmax(logits)[target] in nats, of many targets of one row, not reduced: logits (B, V) and int32 targets (T, B), whose
 * column b belongs to row b → (T, B). The normalizer of a row is computed once, however many targets it has.
 */
export function bagCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Tensor2D {
  const [rowCount, classCount] = logits.shape;
  if (targets.dtype !== 'int32' || targets.shape[1] !== rowCount) {
    const found = `(${targets.shape.join(', ')}) of ${targets.dtype}`;
    throw new Error(`bagCrossEntropy: targets are ${found}, expected (T, ${rowCount}) of int32`);
  }
  // less the largest logit, in tf.logSoftmax: e^logit overflows float32 from 88.7 on
  const column: tf.Tensor2D = tf.reshape(tf.logSoftmax(logits), [rowCount * classCount, 1]);
  const rowStarts = tf.tensor1d(
    Int32Array.from({ length: rowCount }, (_, b) => b * classCount),
    'int32',
  );
  const places = tf.reshape(tf.add(targets, rowStarts), [targets.size]); // (T·B)
  return tf.neg(tf.reshape(embeddingRows(column, places as tf.Tensor1D), targets.shape)); // reshaped to one axis
}
