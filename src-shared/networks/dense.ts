import * as tf from '@tensorflow/tfjs-core';
import { parameter } from './parameters.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';

/** The affine map x · kernel + bias of the layer `place`. (B, in) → (B, out) */
export function dense(parameters: ParameterTree, place: string, x: tf.Tensor2D): tf.Tensor2D {
  const kernel = parameter<tf.Rank.R2>(parameters, `${place}/kernel`); // (in, out)
  const bias = parameter<tf.Rank.R1>(parameters, `${place}/bias`); // (out)
  if (x.shape[1] !== kernel.shape[0]) {
    throw new Error(`dense: x is (${x.shape.join(', ')}) but ${place}/kernel is (${kernel.shape.join(', ')})`);
  }
  return tf.add(tf.matMul(x, kernel), bias);
}

/** Kernel (in, out) and bias (out) of the layer `place`. */
export function denseShapes(place: string, inputSize: number, outputSize: number): ParameterShapes {
  return { [`${place}/kernel`]: [inputSize, outputSize], [`${place}/bias`]: [outputSize] };
}
