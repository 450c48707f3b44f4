import * as tf from '@tensorflow/tfjs-core';
import { activations } from './activations.ts';
import type { Activation } from './activations.ts';
import {
  convolution,
  convolutionShapes,
  halvedSizes,
  transposedConvolution,
  transposedConvolutionShapes,
} from './convolution.ts';
import { dense, denseShapes } from './dense.ts';
import { mergedShapes } from './parameters.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';

/** Convolutions of an image and, from the last one back to the first, their transposes. */
export interface ConvolutionLayers {
  readonly imageShape: readonly [height: number, width: number, channels: number];
  /** One or more, from the image on. */
  readonly channels: readonly number[];
}

type ActivatedLayers = ConvolutionLayers & { readonly activation: Activation };

/** Layers `place/convolution0` …, each with the activation, of flat images (B, H·W·C); flat again. (B, features) */
export function convolutionStack(
  parameters: ParameterTree,
  place: string,
  { imageShape, channels, activation }: ActivatedLayers,
  x: tf.Tensor2D,
): tf.Tensor2D {
  const image: tf.Tensor4D = tf.reshape(x, [x.shape[0], ...imageShape]); // (B, H, W, C)
  const last = channels.reduce(
    (features, _, index) => activations[activation](convolution(parameters, `${place}/convolution${index}`, features)),
    image,
  );
  return flattened(last);
}

/**
 * The way back, but for its last layer: the dense layer `place/features` to what the last convolution gives, then
 * `place/transposedConvolution0` …, each with the activation. `imageHead` ends it. (B, in) → (B, ⌈H/2⌉, ⌈W/2⌉, first channels)
 */
export function transposedStack(
  parameters: ParameterTree,
  place: string,
  { imageShape, channels, activation }: ActivatedLayers,
  x: tf.Tensor2D,
): tf.Tensor4D {
  const activate = activations[activation];
  const [smallest, ...sizes] = sizesBackwards({ imageShape, channels });
  const features = activate(dense(parameters, `${place}/features`, x)); // (B, features)
  const start: tf.Tensor4D = tf.reshape(features, [x.shape[0], ...smallest!, channels.at(-1)!]); // one or more of both
  return sizes
    .slice(0, -1)
    .reduce(
      (image, size, index) =>
        activate(transposedConvolution(parameters, `${place}/transposedConvolution${index}`, image, size)),
      start,
    );
}

/** The last transposed convolution, without an activation, of what `transposedStack` gives; flat. (B, H·W·C) */
export function imageHead(
  parameters: ParameterTree,
  place: string,
  { imageShape: [height, width] }: ConvolutionLayers,
  x: tf.Tensor4D,
): tf.Tensor2D {
  return flattened(transposedConvolution(parameters, place, x, [height, width]));
}

/** Shapes of `convolutionStack`, and how many features it gives. */
export function convolutionStackShapes(
  place: string,
  { imageShape, channels }: ConvolutionLayers,
): { readonly shapes: ParameterShapes; readonly outputSize: number } {
  const before = [imageShape[2], ...channels];
  const layers = channels.map((width, index) =>
    convolutionShapes(`${place}/convolution${index}`, before[index]!, width),
  );
  return { shapes: mergedShapes(layers), outputSize: featureCount({ imageShape, channels }) };
}

/** Shapes of `transposedStack` for a dense input of this size. */
export function transposedStackShapes(place: string, layers: ConvolutionLayers, inputSize: number): ParameterShapes {
  const backwards = layers.channels.toReversed();
  const transposed = backwards
    .slice(1)
    .map((width, index) =>
      transposedConvolutionShapes(`${place}/transposedConvolution${index}`, backwards[index]!, width),
    );
  return mergedShapes([denseShapes(`${place}/features`, inputSize, featureCount(layers)), ...transposed]);
}

/** Shapes of `imageHead`. */
export function imageHeadShapes(place: string, { imageShape, channels }: ConvolutionLayers): ParameterShapes {
  return transposedConvolutionShapes(place, channels[0]!, imageShape[2]); // one or more
}

/** Height and width after the last convolution, …, of the image. */
function sizesBackwards({ imageShape: [height, width], channels }: ConvolutionLayers) {
  return halvedSizes([height, width], channels.length).toReversed();
}

function featureCount(layers: ConvolutionLayers): number {
  const [height, width] = sizesBackwards(layers)[0]!; // at least that of the image
  return height * width * layers.channels.at(-1)!; // one or more
}

function flattened(x: tf.Tensor4D): tf.Tensor2D {
  const [count, ...shape] = x.shape;
  return tf.reshape(x, [count, shape.reduce((product, n) => product * n, 1)]);
}
