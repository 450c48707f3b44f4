import { expect, test } from 'vitest';
import { affineWeights } from '#main/exports/trained-model.ts';
import { convolutionLayers, imageHead, transposedLayers } from '#main/exports/tfjs-convolutions.ts';
import { aModel } from './a-model.ts';

const convolutional = (dataShape: readonly number[]) =>
  aModel({ network: 'convolutional', convolutionChannels: [3, 2] }, dataShape);

test('convolutions stand in a row from the input on', () => {
  const layers = convolutionLayers(convolutional([4, 4, 1]), 'x');
  expect(layers.map(({ name, input }) => [name, input])).toEqual([
    ['convolution0', 'x'],
    ['convolution1', 'convolution0'],
  ]);
});

test('doubled images are cropped only where an odd size was halved', () => {
  const names = (dataShape: readonly number[]) =>
    transposedLayers(convolutional(dataShape), 'z').map(({ name }) => name);
  expect(names([8, 12, 1])).toEqual(['features', 'features_image', 'transposedConvolution0']);
  expect(names([6, 12, 1])).toEqual([
    'features',
    'features_image',
    'transposedConvolution0_doubled',
    'transposedConvolution0',
  ]);
});

test('the last layer of a head has its name, and crops what is odd', () => {
  const model = convolutional([7, 12, 1]);
  const content = { name: 'mean', input: 'transposedConvolution0', activation: 'sigmoid' };
  const layers = imageHead(model, { ...content, ...affineWeights(model, 'decoder/mean') });
  expect(layers.map(({ name, className }) => [name, className])).toEqual([
    ['mean_doubled', 'Conv2DTranspose'],
    ['mean', 'Cropping2D'],
  ]);
  expect(layers[1]!.config).toMatchObject({
    cropping: [
      [1, 0],
      [0, 0],
    ],
  });
});
