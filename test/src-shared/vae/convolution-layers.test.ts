import { convolutionLayers } from '#shared/vae/convolution-layers.ts';
import type { ModelSpecification } from '#shared/vae/model.ts';
import { expect, it } from 'vitest';

const spec: ModelSpecification = {
  dataShape: [28, 20, 3],
  network: 'convolutional',
  convolutionChannels: [8, 16],
  modelKind: 'vae',
  encoderWidths: [32],
  decoderWidths: [32],
  latentSize: 4,
  activation: 'tanh',
  likelihood: 'bernoulli',
  sigma: 1,
  klFloor: 'none',
  freeBits: 0.25,
  committedRate: 4,
};

it('takes image, channels and activation from the specification', () => {
  expect(convolutionLayers(spec)).toEqual({ imageShape: [28, 20, 3], channels: [8, 16], activation: 'tanh' });
});

it('refuses what does not fit by the name of its row', () => {
  expect(() => convolutionLayers({ ...spec, dataShape: [784] })).toThrow(/^convolutionLayers: network: .*\(784\)/);
  expect(() => convolutionLayers({ ...spec, convolutionChannels: [] })).toThrow(/convolutionChannels: .*found none/);
});
