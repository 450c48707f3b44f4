import * as tf from '@tensorflow/tfjs-core';
import { withOwnGradient } from './own-gradient.ts';
import { parameter } from './parameters.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';

/** What the variance is given before the root: a column that is constant would otherwise be divided by 0. */
const varianceFloor = 1e-5;

/** Share of the moving moments that a step keeps: they are those of about the last ten batches. */
const movingDecay = 0.9;

export interface BatchNormalization {
  /** (B, C) */
  readonly output: tf.Tensor2D;
  /** The moving moments after this batch, by their names in the state; empty where they are only read. */
  readonly moving: ParameterTree;
}

/**
 * Batch normalization (Ioffe & Szegedy 2015) of the layer `place` with a learned shift and a scale that is not learned:
 * scale · (x − mean) / √(variance + 1e-5) + shift, by column. (B, C) → (B, C)
 * In training the moments are those of the batch (variance over B, not B − 1), and the gradient goes through them; else
 * they are the moving ones, so that a row does not depend on the others.
 */
export function batchNorm(
  parameters: ParameterTree,
  place: string,
  { scale, isTraining }: { readonly scale: number; readonly isTraining: boolean },
  x: tf.Tensor2D,
): BatchNormalization {
  const shift = parameter<tf.Rank.R1>(parameters, `${place}/shift`); // (C)
  const { movingMean, movingVariance } = movingNames(place);
  const before = {
    mean: parameter<tf.Rank.R1>(parameters, movingMean), // (C)
    variance: parameter<tf.Rank.R1>(parameters, movingVariance), // (C)
  };
  const moments = isTraining ? batchMoments(x) : before;
  const output: tf.Tensor2D = tf.add(tf.mul(normalized(x, moments, isTraining), scale), shift);
  if (!isTraining) return { output, moving: {} };
  return {
    output,
    moving: {
      [movingMean]: moved(before.mean, moments.mean),
      [movingVariance]: moved(before.variance, moments.variance),
    },
  };
}

/** Shape of what `batchNorm` learns. */
export function batchNormShapes(place: string, columns: number): ParameterShapes {
  return { [`${place}/shift`]: [columns] };
}

/** Shapes of what it keeps besides, which no gradient changes. Before the first step a mean is 0 and a variance 1. */
export function movingShapes(place: string, columns: number): ParameterShapes {
  const { movingMean, movingVariance } = movingNames(place);
  return { [movingMean]: [columns], [movingVariance]: [columns] };
}

function movingNames(place: string) {
  return { movingMean: `${place}/movingMean`, movingVariance: `${place}/movingVariance` };
}

/** (C) each. */
interface ColumnMoments {
  readonly mean: tf.Tensor1D;
  readonly variance: tf.Tensor1D;
}

function batchMoments(x: tf.Tensor2D): ColumnMoments {
  const mean = tf.mean<tf.Tensor1D>(x, 0); // (C)
  return { mean, variance: tf.mean<tf.Tensor1D>(tf.square(tf.sub(x, mean)), 0) };
}

/**
 * (x − mean) / √variance by column. It brings its own gradient, which takes a third of the operations on (B, C): of the
 * moments too where they are those of x.
 */
function normalized(x: tf.Tensor2D, { mean, variance }: ColumnMoments, areOfBatch: boolean): tf.Tensor2D {
  return withOwnGradient([x], (save) => {
    const inverse = tf.rsqrt(tf.add(variance, varianceFloor)); // (C)
    const value: tf.Tensor2D = tf.mul(tf.sub(x, mean), inverse);
    save([value, inverse]);
    const gradient = (dy: tf.Tensor2D, saved: readonly tf.Tensor[]) => {
      const [rows, factors] = saved as [tf.Tensor2D, tf.Tensor1D]; // in the order of `save`
      if (!areOfBatch) return [tf.mul(dy, factors)];
      const alongColumn = tf.mul(rows, tf.mean(tf.mul(dy, rows), 0));
      return [tf.mul(tf.sub(tf.sub(dy, tf.mean(dy, 0)), alongColumn), factors)];
    };
    return { value, gradient };
  });
}

function moved(before: tf.Tensor1D, batch: tf.Tensor1D): tf.Tensor1D {
  return tf.add(tf.mul(before, movingDecay), tf.mul(batch, 1 - movingDecay));
}
