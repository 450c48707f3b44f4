import { expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import { WindowDecoder } from '#renderer/state/window-decoder.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';

function windowDecoder(changes: Partial<Hyperparameters>): WindowDecoder {
  const hyperparameters = quickHyperparameters(changes);
  const dataShape = [6, 6, 1];
  const parameters = Object.entries(initialParameters({ ...hyperparameters, dataShape }, 1));
  const weights = parameters
    .filter(([name]) => name.startsWith('decoder/'))
    .map(([name, { shape, values }]) => [name, numberArray('float32', shape, values)] as const);
  return new WindowDecoder({ epoch: 1, dataShape, hyperparameters, weights: Object.fromEntries(weights) });
}

test.each(['dense', 'convolutional'] as const)(
  'decodes a code in the window to the bytes of an image: %s',
  (network) => {
    const decoder = windowDecoder({ network, convolutionChannels: [4, 3] });
    const image = decoder.decode(Float32Array.of(0, 0));
    expect(image).toHaveLength(36);
    expect([...image].every((byte) => byte === 128)).toBe(true); // no biases yet: σ(0) = ½ everywhere
    expect(decoder.decode(Float32Array.of(2, -3))).not.toEqual(image);
    decoder.dispose();
  },
);
