import * as tf from '@tensorflow/tfjs-core';
import { placeKey } from '#shared/random/random-key.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { randomUniform } from '#shared/random/random-normal.ts';

/** Ids that are no words. A row of tokens is the words, then `end`, then `padding` up to the width of the batch. */
export const reservedTokens = { padding: 0, start: 1, end: 2, unknown: 3 } as const;

/** Rows (B, T) → steps (T, B): what happens at one step lies together. */
export function tokenSteps(tokens: tf.Tensor2D): tf.Tensor2D {
  const [batchSize, stepCount] = tokens.shape;
  if (tokens.dtype !== 'int32' || batchSize === 0 || stepCount === 0) {
    const found = `(${tokens.shape.join(', ')}) of ${tokens.dtype}`;
    throw new Error(`tokenSteps: tokens are ${found}, expected (B, T) of int32 with at least one row and one step`);
  }
  return tf.transpose(tokens);
}

/** 1 at words and end marks, 0 at padding. (T, B) → (T, B) */
export function realTokens(steps: tf.Tensor2D): tf.Tensor2D {
  return tf.cast(tf.notEqual(steps, tf.scalar(reservedTokens.padding, 'int32')), 'float32');
}

/**
 * Of states (T, B, H) the one at the last real token of each sentence, 0 for a sentence without any. (B, H)
 * Steps in the padding after it get a gradient of exactly 0, as if they had carried the state on; a sum that picks one
 * step costs less than a mask inside every step.
 */
export function lastStates(states: tf.Tensor3D, real: tf.Tensor2D): tf.Tensor2D {
  const [stepCount, batchSize] = real.shape;
  const ordinals = tf.tensor2d(
    Int32Array.from({ length: stepCount }, (_, t) => t + 1),
    [stepCount, 1],
  );
  const tokenCounts = tf.cast(tf.sum(real, 0), 'int32'); // (B)
  const isLast = tf.cast(tf.equal(ordinals, tokenCounts), 'float32'); // (T, B)
  return tf.sum(tf.mul(states, tf.reshape(isLast, [stepCount, batchSize, 1])), 0);
}

/** What the decoder reads: the start mark, then every token but the last. (T, B) → (T, B) */
export function decoderInputs(steps: tf.Tensor2D): tf.Tensor2D {
  const [stepCount, batchSize] = steps.shape;
  const starts = tf.fill<tf.Rank.R2>([1, batchSize], reservedTokens.start, 'int32');
  return stepCount === 1 ? starts : tf.concat2d([starts, tf.slice(steps, [0, 0], [stepCount - 1, batchSize])], 0);
}

/**
 * Word dropout (Bowman et al. 2016, section 3.1): each word that the decoder reads, but not its start mark, stays with
 * probability `keepRate` and is the unknown word otherwise. Steps lie first, so that padding draws nothing anew. (T, B)
 */
export function withWordsDropped(inputs: tf.Tensor2D, keepRate: number, key: RandomKey): tf.Tensor2D {
  if (!(keepRate >= 0 && keepRate <= 1)) throw new Error(`withWordsDropped: keepRate is ${keepRate}, expected 0 to 1`);
  if (keepRate === 1) return inputs;
  const isKept = tf.less(randomUniform<tf.Rank.R2>(inputs.shape, placeKey(key, 'wordDropout'), 1), keepRate); // (T, B)
  const isStart = tf.equal(inputs, tf.scalar(reservedTokens.start, 'int32')); // (T, B)
  return tf.where(tf.logicalOr(isKept, isStart), inputs, tf.fill(inputs.shape, reservedTokens.unknown, 'int32'));
}
