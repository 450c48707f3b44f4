import {
  convolutionStack,
  convolutionStackShapes,
  imageHead,
  imageHeadShapes,
  transposedStack,
  transposedStackShapes,
} from '#shared/networks/convolution-stack.ts';
import type { ConvolutionLayers } from '#shared/networks/convolution-stack.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, useCpuBackend } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';

useCpuBackend();

const layers: ConvolutionLayers = { imageShape: [7, 5, 2], channels: [4, 3, 6] };

describe('a stack of convolutions', () => {
  const { shapes, outputSize } = convolutionStackShapes('encoder', layers);

  it('chains the channels from those of the image on', () => {
    expect(shapes).toEqual({
      'encoder/convolution0/kernel': [3, 3, 2, 4],
      'encoder/convolution0/bias': [4],
      'encoder/convolution1/kernel': [3, 3, 4, 3],
      'encoder/convolution1/bias': [3],
      'encoder/convolution2/kernel': [3, 3, 3, 6],
      'encoder/convolution2/bias': [6],
    });
  });

  it('gives as many features as its shapes say: 7 × 5 becomes 4 × 3, 2 × 2 and 1 × 1', () => {
    const parameters = parameterTensors(randomParameters(shapes, 0.5));
    const x = tf.ones<tf.Rank.R2>([3, 70]);
    expect(convolutionStack(parameters, 'encoder', { ...layers, activation: 'tanh' }, x).shape).toEqual([
      3,
      outputSize,
    ]);
    expect(outputSize).toBe(6);
  });

  it('applies the activation after every layer: two layers of one pixel by hand', () => {
    const center = (weight: number) => tf.tensor4d([0, 0, 0, 0, weight, 0, 0, 0, 0], [3, 3, 1, 1]);
    const parameters = {
      'net/convolution0/kernel': center(-2),
      'net/convolution0/bias': tf.tensor1d([1]),
      'net/convolution1/kernel': center(3),
      'net/convolution1/bias': tf.tensor1d([-1]),
    };
    const pixels = { imageShape: [1, 1, 1], channels: [1, 1], activation: 'relu' } as const;
    // 2 → relu(−3) = 0 → relu(−1) = 0; −1 → relu(3) = 3 → relu(8) = 8
    expect([...convolutionStack(parameters, 'net', pixels, tf.tensor2d([[2], [-1]])).dataSync()]).toEqual([0, 8]);
  });
});

describe('the way back', () => {
  const shapes = { ...transposedStackShapes('decoder', layers, 9), ...imageHeadShapes('decoder/mean', layers) };

  it('goes through the channels backwards, from a dense layer to the channels of the image', () => {
    expect(shapes).toEqual({
      'decoder/features/kernel': [9, 6],
      'decoder/features/bias': [6],
      'decoder/transposedConvolution0/kernel': [3, 3, 3, 6],
      'decoder/transposedConvolution0/bias': [3],
      'decoder/transposedConvolution1/kernel': [3, 3, 4, 3],
      'decoder/transposedConvolution1/bias': [4],
      'decoder/mean/kernel': [3, 3, 2, 4],
      'decoder/mean/bias': [2],
    });
  });

  it('meets the sizes of the convolutions and ends with flat images, also without a batch', () => {
    const parameters = parameterTensors(randomParameters(shapes, 0.5));
    for (const count of [0, 1, 3]) {
      const image = transposedStack(parameters, 'decoder', { ...layers, activation: 'relu' }, tf.ones([count, 9]));
      expect(image.shape).toEqual([count, 4, 3, 4]);
      expect(imageHead(parameters, 'decoder/mean', layers, image).shape).toEqual([count, 70]);
    }
  });

  it('has no activation in its head: one layer of one pixel by hand', () => {
    const pixel: ConvolutionLayers = { imageShape: [1, 1, 1], channels: [2] };
    const parameters = {
      'net/features/kernel': tf.tensor2d([[1, -1]]),
      'net/features/bias': tf.tensor1d([0, 0.5]),
      'net/mean/kernel': tf.tensor4d([0, 0, 0, 0, 0, 0, 0, 0, -2, 3, 0, 0, 0, 0, 0, 0, 0, 0], [3, 3, 1, 2]),
      'net/mean/bias': tf.tensor1d([0.25]),
    };
    const image = transposedStack(parameters, 'net', { ...pixel, activation: 'relu' }, tf.tensor2d([[1], [-2]]));
    expectAllClose(image.dataSync(), [1, 0, 0, 2.5], 1e-6);
    expectAllClose(imageHead(parameters, 'net/mean', pixel, image).dataSync(), [-2 + 0.25, 7.5 + 0.25], 1e-6);
  });
});
