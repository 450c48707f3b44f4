import { expect, test } from 'vitest';
import { decoderNetwork, encoderNetwork } from '#main/exports/tfjs-networks.ts';
import { aModel } from './a-model.ts';

test('a VAE encodes to two heads, an autoencoder to its code', () => {
  expect(encoderNetwork(aModel({})).outputs).toEqual(['mu', 'logVar']);
  expect(encoderNetwork(aModel({ modelKind: 'ae' })).outputs).toEqual(['code']);
});

test('a decoder gives a variance only where it has one for every dimension', () => {
  expect(decoderNetwork(aModel({ likelihood: 'gaussian-per-dimension' })).outputs).toEqual(['mean', 'logSigmaSquared']);
  for (const likelihood of ['bernoulli', 'gaussian-fixed', 'gaussian-shared'] as const) {
    expect(decoderNetwork(aModel({ likelihood })).outputs).toEqual(['mean']);
  }
});

test('every layer is fed by one that stands before it', () => {
  const convolutional = aModel({ network: 'convolutional', convolutionChannels: [3, 2], encoderWidths: [] });
  for (const network of [
    encoderNetwork(aModel({ encoderWidths: [] })),
    decoderNetwork(aModel({})),
    encoderNetwork(convolutional),
    decoderNetwork(convolutional),
  ]) {
    const before = new Set<string>();
    for (const { name, input } of network.layers) {
      if (input !== null) expect(before.has(input), name).toBe(true);
      before.add(name);
    }
  }
});
