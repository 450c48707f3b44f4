import type * as tf from '@tensorflow/tfjs-core';
import { activations } from './activations.ts';
import type { Activation } from './activations.ts';
import { dense, denseShapes } from './dense.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';

/**
 * Hidden layers `place/hidden0`, `place/hidden1` …, each an affine map and the activation. With no widths it is the
 * identity. (B, in) → (B, last width)
 */
export function denseStack(
  parameters: ParameterTree,
  place: string,
  layers: { readonly widths: readonly number[]; readonly activation: Activation },
  x: tf.Tensor2D,
): tf.Tensor2D {
  const activate = activations[layers.activation];
  return layers.widths.reduce((hidden, _, index) => activate(dense(parameters, `${place}/hidden${index}`, hidden)), x);
}

/** Shapes of the hidden layers, and the size of what the last of them gives. */
export function denseStackShapes(
  place: string,
  inputSize: number,
  widths: readonly number[],
): { readonly shapes: ParameterShapes; readonly outputSize: number } {
  let shapes: ParameterShapes = {};
  let outputSize = inputSize;
  widths.forEach((width, index) => {
    shapes = { ...shapes, ...denseShapes(`${place}/hidden${index}`, outputSize, width) };
    outputSize = width;
  });
  return { shapes, outputSize };
}
