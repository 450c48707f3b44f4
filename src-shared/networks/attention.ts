import * as tf from '@tensorflow/tfjs-core';
import { dense, denseShapes } from './dense.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';
import { stackedRows } from './time-steps.ts';

/**
 * Added to the score of what must not be seen: its weight is e^−1e9, in float32 exactly 0. With −Infinity a step that may
 * see nothing would be NaN.
 */
const hiddenScore = -1e9;

/** Scores to add: 0 where step t may see step s. Its shape broadcasts to (B, heads, T, T). */
export type AttentionMask = tf.Tensor4D;

export interface Attention {
  readonly place: string;
  /** Each has H / heads numbers of a step. */
  readonly heads: number;
}

/**
 * Multi-head attention of each step to the steps of its own sequence (Vaswani et al. 2017, section 3.2):
 * softmax(Q Kᵀ / √(H / heads) + mask) V of each head, then a dense layer. Queries, keys and values of all heads are one
 * product, and the heads of all sequences one batched product. (T, B, H) → (T, B, H)
 */
export function selfAttention(
  { place, heads }: Attention,
  parameters: ParameterTree,
  steps: tf.Tensor3D,
  mask: AttentionMask,
): tf.Tensor3D {
  const [stepCount, batchSize, size] = steps.shape;
  const width = headSize(size, heads);
  const projected = dense(parameters, `${place}/projections`, stackedRows(steps)); // (T·B, 3H)
  const [queries, keys, values] = (tf.split(projected, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D]) // three parts
    .map((part): tf.Tensor4D => tf.transpose(tf.reshape(part, [stepCount, batchSize, heads, width]), [1, 2, 0, 3])); // (B, heads, T, H / heads)
  const seen = weightedValues({ queries: queries!, keys: keys!, values: values! }, mask); // three parts
  const rows: tf.Tensor2D = tf.reshape(tf.transpose(seen, [2, 0, 1, 3]), [stepCount * batchSize, size]);
  return tf.reshape(dense(parameters, `${place}/output`, rows), steps.shape);
}

/** Keys and values of the steps so far, 0 where there is none yet. (B, heads, T, H / heads) each */
export interface AttentionCache {
  readonly keys: tf.Tensor4D;
  readonly values: tf.Tensor4D;
}

/** Where the next step of each sequence is. */
export interface NextStep {
  /** 1 at the step, 0 elsewhere. (B, 1, T, 1) */
  readonly isHere: tf.Tensor4D;
  /** As for `selfAttention`: of the step and those before it. (B, 1, 1, T) */
  readonly mask: AttentionMask;
}

/** Causal `selfAttention` of one step more: what it gives for the step, and the cache with it. (B, H) → (B, H) */
export function nextAttention(
  { place, heads }: Attention,
  parameters: ParameterTree,
  x: tf.Tensor2D,
  { cache, isHere, mask }: NextStep & { readonly cache: AttentionCache },
): { readonly output: tf.Tensor2D; readonly cache: AttentionCache } {
  const [batchSize, size] = x.shape;
  const projected = dense(parameters, `${place}/projections`, x); // (B, 3H)
  const [queries, key, value] = (tf.split(projected, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D]) // three parts
    .map((part): tf.Tensor4D => tf.reshape(part, [batchSize, heads, 1, headSize(size, heads)]));
  const keys: tf.Tensor4D = tf.add(cache.keys, tf.mul(key!, isHere)); // three parts
  const values: tf.Tensor4D = tf.add(cache.values, tf.mul(value!, isHere));
  const seen = weightedValues({ queries: queries!, keys, values }, mask); // (B, heads, 1, H / heads)
  const output = dense(parameters, `${place}/output`, tf.reshape(seen, [batchSize, size]));
  return { output, cache: { keys, values } };
}

/** Shapes of `selfAttention`. */
export function attentionShapes(place: string, size: number): ParameterShapes {
  return { ...denseShapes(`${place}/projections`, size, 3 * size), ...denseShapes(`${place}/output`, size, size) };
}

/** Every step sees itself and the steps before it. (1, 1, T, T) */
export function causalMask(stepCount: number): AttentionMask {
  const ordinals = Int32Array.from({ length: stepCount }, (_, t) => t);
  const isLater = tf.less(tf.tensor2d(ordinals, [stepCount, 1]), tf.tensor2d(ordinals, [1, stepCount])); // (T, T)
  return tf.reshape(tf.mul(tf.cast(isLater, 'float32'), hiddenScore), [1, 1, stepCount, stepCount]);
}

/** What `nextAttention` is told of sequences whose next step is this one of so many; steps are (B), float32, from 0. */
export function nextStep(steps: tf.Tensor1D, stepCount: number): NextStep {
  const ordinals = tf.tensor2d(
    Int32Array.from({ length: stepCount }, (_, t) => t),
    [1, stepCount],
  );
  const places = tf.reshape(tf.cast(steps, 'int32'), [steps.shape[0], 1]);
  const isHere: tf.Tensor2D = tf.cast(tf.equal(ordinals, places), 'float32'); // (B, T)
  const isLater: tf.Tensor2D = tf.cast(tf.greater(ordinals, places), 'float32'); // (B, T)
  return {
    isHere: tf.reshape(isHere, [steps.shape[0], 1, stepCount, 1]),
    mask: tf.reshape(tf.mul(isLater, hiddenScore), [steps.shape[0], 1, 1, stepCount]),
  };
}

/** Every step sees those where `real` (T, B) is 1, and none where it is 0. (B, 1, 1, T) */
export function paddingMask(real: tf.Tensor2D): AttentionMask {
  const [stepCount, batchSize] = real.shape;
  return tf.reshape(tf.transpose(tf.mul(tf.sub(1, real), hiddenScore)), [batchSize, 1, 1, stepCount]);
}

/** Of Q queries: (B, heads, Q, H / heads). */
function weightedValues(
  { queries, keys, values }: AttentionCache & { readonly queries: tf.Tensor4D },
  mask: AttentionMask,
): tf.Tensor4D {
  const scale = 1 / Math.sqrt(queries.shape[3]);
  const scores = tf.matMul(tf.mul(queries, scale), keys, false, true); // (B, heads, Q, T)
  return tf.matMul(tf.softmax(tf.add(scores, mask)), values);
}

function headSize(size: number, heads: number): number {
  if (size % heads === 0) return size / heads;
  throw new Error(`selfAttention: ${heads} heads share ${size} numbers, expected a multiple of ${heads}`);
}
