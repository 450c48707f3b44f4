import * as tf from '@tensorflow/tfjs-core';
import { parameter } from './parameters.ts';
import type { ParameterShapes, ParameterTree } from './parameters.ts';

/** Height and width in pixels. */
export type ImageSize = readonly [height: number, width: number];

const kernelSize = 3;
const stride = 2;

/** Convolution 3 × 3 with stride 2, zeros around, and bias of the layer `place`. (B, H, W, in) → (B, ⌈H/2⌉, ⌈W/2⌉, out) */
export function convolution(parameters: ParameterTree, place: string, x: tf.Tensor4D): tf.Tensor4D {
  const kernel = parameter<tf.Rank.R4>(parameters, `${place}/kernel`); // (3, 3, in, out)
  const bias = parameter<tf.Rank.R1>(parameters, `${place}/bias`); // (out)
  return tf.add(tf.conv2d(x, kernel, stride, 'same'), bias);
}

/**
 * The transpose of `convolution`, the linear map from its output back to its input, with a bias of its own. Two sizes are
 * halved to the same one, so that the size to go back to must be said. (B, ⌈H/2⌉, ⌈W/2⌉, in) → (B, H, W, out)
 */
export function transposedConvolution(
  parameters: ParameterTree,
  place: string,
  x: tf.Tensor4D,
  [height, width]: ImageSize,
): tf.Tensor4D {
  const kernel = parameter<tf.Rank.R4>(parameters, `${place}/kernel`); // (3, 3, out, in)
  const bias = parameter<tf.Rank.R1>(parameters, `${place}/bias`); // (out)
  const outputShape: [number, number, number, number] = [x.shape[0], height, width, kernel.shape[2]];
  return tf.add(tf.conv2dTranspose(x, kernel, outputShape, stride, 'same'), bias);
}

export function convolutionShapes(place: string, inputChannels: number, outputChannels: number): ParameterShapes {
  return {
    [`${place}/kernel`]: [kernelSize, kernelSize, inputChannels, outputChannels],
    [`${place}/bias`]: [outputChannels],
  };
}

/** The kernel of a transposed convolution is that of the convolution it transposes: (3, 3, out, in). */
export function transposedConvolutionShapes(
  place: string,
  inputChannels: number,
  outputChannels: number,
): ParameterShapes {
  return {
    [`${place}/kernel`]: [kernelSize, kernelSize, outputChannels, inputChannels],
    [`${place}/bias`]: [outputChannels],
  };
}

/** The size of an image before the first of so many convolutions, and after each of them. */
export function halvedSizes([height, width]: ImageSize, layers: number): readonly ImageSize[] {
  const sizes: ImageSize[] = [[height, width]];
  for (let layer = 1; layer <= layers; layer++) {
    sizes.push([Math.ceil(height / stride ** layer), Math.ceil(width / stride ** layer)]);
  }
  return sizes;
}
