import {
  convolution,
  convolutionShapes,
  halvedSizes,
  transposedConvolution,
  transposedConvolutionShapes,
} from '#shared/networks/convolution.ts';
import type { ParameterShapes } from '#shared/networks/parameters.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64Convolution, float64TransposedConvolution } from '#test/oracles/float64-convolution.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, useCpuBackend } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';

useCpuBackend();

const sizes = [
  [1, 1],
  [2, 2],
  [5, 3],
  [8, 6],
  [7, 2],
] as const;

/** Random parameters of the layer `layer`, for both sides. */
function layer(shapes: ParameterShapes) {
  const values = randomParameters(shapes, 0.5);
  const [kernel, bias] = [values['layer/kernel']!.values, values['layer/bias']!.values];
  return { tensors: parameterTensors(values), loops: { kernel, bias } };
}

describe('convolution', () => {
  it('weighs a window of 3 × 3 pixels that begins at every second one: by hand', () => {
    const parameters = {
      'layer/kernel': tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 3, 1, 1]),
      'layer/bias': tf.tensor1d([0.5]),
    };
    const x = tf.tensor4d([1, 0, 0, 10], [1, 2, 2, 1]); // all padding comes after
    expect([...convolution(parameters, 'layer', x).dataSync()]).toEqual([1 + 50 + 0.5]);
  });

  it.each(sizes)('is what float64 loops give for images of %i × %i', (height, width) => {
    const { tensors, loops } = layer(convolutionShapes('layer', 2, 3));
    const images = [0, 1].map((seed) => statelessNormal([seed, 7], height * width * 2));
    const x = tf.tensor4d(
      images.flatMap((image) => [...image]),
      [2, height, width, 2],
    );
    const found = convolution(tensors, 'layer', x);
    const expected = images.map((values) =>
      float64Convolution({ height, width, channels: 2, values: [...values] }, loops),
    );
    expect(found.shape).toEqual([2, Math.ceil(height / 2), Math.ceil(width / 2), 3]);
    expectAllClose(
      found.dataSync(),
      expected.flatMap(({ values }) => values),
      1e-6,
    );
  });

  it('takes a batch without images', () => {
    const { tensors } = layer(convolutionShapes('layer', 1, 2));
    expect(convolution(tensors, 'layer', tf.zeros([0, 4, 4, 1])).shape).toEqual([0, 2, 2, 2]);
  });

  it('shows a NaN in every window that holds it', () => {
    const { tensors } = layer(convolutionShapes('layer', 1, 1));
    const x = tf.tensor4d([NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 4, 4, 1]);
    expect([...convolution(tensors, 'layer', x).dataSync()].map(Number.isNaN)).toEqual([true, false, false, false]);
  });
});

describe('transposedConvolution', () => {
  it.each(sizes)('is what float64 loops give for images of %i × %i', (height, width) => {
    const [small, narrow] = [Math.ceil(height / 2), Math.ceil(width / 2)];
    const { tensors, loops } = layer(transposedConvolutionShapes('layer', 3, 2));
    const values = statelessNormal([2, 7], small * narrow * 3);
    const found = transposedConvolution(tensors, 'layer', tf.tensor4d(values, [1, small, narrow, 3]), [height, width]);
    const image = { height: small, width: narrow, channels: 3, values: [...values] };
    expect(found.shape).toEqual([1, height, width, 2]);
    expectAllClose(found.dataSync(), float64TransposedConvolution(image, loops, [height, width]).values, 1e-6);
  });

  it('is the transpose of the convolution with the same kernel: ⟨convolution(x), y⟩ = ⟨x, transpose(y)⟩', () => {
    const { tensors } = layer(convolutionShapes('layer', 2, 3));
    const [x, y] = [statelessNormal([3, 7], 5 * 4 * 2), statelessNormal([4, 7], 3 * 2 * 3)];
    const [image, small] = [tf.tensor4d(x, [1, 5, 4, 2]), tf.tensor4d(y, [1, 3, 2, 3])];
    const withoutBias = (channels: number) => ({ ...tensors, 'layer/bias': tf.zeros([channels]) });
    const there = tf.sum(tf.mul(convolution(withoutBias(3), 'layer', image), small)).dataSync()[0]!;
    const back = tf.sum(tf.mul(image, transposedConvolution(withoutBias(2), 'layer', small, [5, 4]))).dataSync()[0]!;
    expect(there).toBeCloseTo(back, 4);
  });
});

describe('halvedSizes', () => {
  it('rounds up, and begins with the image itself', () => {
    expect(halvedSizes([28, 28], 3)).toEqual([
      [28, 28],
      [14, 14],
      [7, 7],
      [4, 4],
    ]);
    expect(halvedSizes([5, 1], 1)).toEqual([
      [5, 1],
      [3, 1],
    ]);
    expect(halvedSizes([9, 7], 0)).toEqual([[9, 7]]);
  });
});

describe('the shapes of a layer', () => {
  it('put input before output channels, and in a transposed one output before input channels', () => {
    expect(convolutionShapes('a', 2, 5)).toEqual({ 'a/kernel': [3, 3, 2, 5], 'a/bias': [5] });
    expect(transposedConvolutionShapes('a', 2, 5)).toEqual({ 'a/kernel': [3, 3, 5, 2], 'a/bias': [5] });
  });
});
