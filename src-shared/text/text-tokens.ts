import * as tf from '@tensorflow/tfjs-core';
import { embeddingRows } from '#shared/networks/embedding.ts';
import { stackedRows } from '#shared/networks/time-steps.ts';
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

/** Mean of states (T, B, H) over the real tokens of each sentence, 0 for a sentence without any. (B, H) */
export function meanStates(states: tf.Tensor3D, real: tf.Tensor2D): tf.Tensor2D {
  const [stepCount, batchSize] = real.shape;
  const sums = tf.sum<tf.Tensor2D>(tf.mul(states, tf.reshape(real, [stepCount, batchSize, 1])), 0);
  const counts = tf.maximum(tf.sum(real, 0), 1); // (B); 0 / 0 would be NaN
  return tf.div(sums, tf.reshape(counts, [batchSize, 1]));
}

/** Each sentence of steps (T, B, E) from its last real token back to its first; padding stays behind them. (T, B, E) */
export function reversedTexts(steps: tf.Tensor3D, real: tf.Tensor2D): tf.Tensor3D {
  const [stepCount, batchSize, size] = steps.shape;
  const ordinals = tf.tensor2d(
    Int32Array.from({ length: stepCount }, (_, t) => t),
    [stepCount, 1],
  );
  const columns = tf.tensor2d(
    Int32Array.from({ length: batchSize }, (_, b) => b),
    [1, batchSize],
  );
  const lasts = tf.sub(tf.cast(tf.sum(real, 0, true), 'int32'), tf.scalar(1, 'int32')); // (1, B)
  const mirrored = tf.sub(lasts, ordinals); // (T, B), below 0 in the padding
  const sources = tf.where(tf.less(mirrored, tf.scalar(0, 'int32')), ordinals, mirrored);
  const places = tf.add(tf.mul(sources, tf.scalar(batchSize, 'int32')), columns);
  const rows = embeddingRows(stackedRows(steps), tf.reshape(places, [stepCount * batchSize])); // (T·B, E)
  return tf.reshape(rows, [stepCount, batchSize, size]);
}

/** What the decoder reads: the start mark, then every token but the last. (T, B) → (T, B) */
export function decoderInputs(steps: tf.Tensor2D): tf.Tensor2D {
  const [stepCount, batchSize] = steps.shape;
  const starts = tf.fill<tf.Rank.R2>([1, batchSize], reservedTokens.start, 'int32');
  return stepCount === 1 ? starts : tf.concat2d([starts, tf.slice(steps, [0, 0], [stepCount - 1, batchSize])], 0);
}

/**
 * Word dropout (Bowman et al. 2016, section 3.1): each word that the decoder reads, but not its start mark, is the unknown
 * word with probability `rate`; without a key, where nothing is learned, all stay. Steps lie first, so that padding draws
 * nothing anew. (T, B)
 */
export function withWordsDropped(inputs: tf.Tensor2D, rate: number, key: RandomKey | null): tf.Tensor2D {
  if (!(rate >= 0 && rate <= 1)) throw new Error(`withWordsDropped: the rate is ${rate}, expected 0 to 1`);
  if (rate === 0 || !key) return inputs;
  const draws = randomUniform<tf.Rank.R2>(inputs.shape, placeKey(key, 'wordDropout'), 1); // (T, B)
  const isKept = tf.greaterEqual(draws, rate); // (T, B)
  const isStart = tf.equal(inputs, tf.scalar(reservedTokens.start, 'int32')); // (T, B)
  return tf.where(tf.logicalOr(isKept, isStart), inputs, tf.fill(inputs.shape, reservedTokens.unknown, 'int32'));
}
