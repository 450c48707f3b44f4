import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import { WindowDecoder } from '#renderer/state/window-decoder.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';

const hyperparameters = quickHyperparameters();
const weights = Object.fromEntries(
  Object.entries(initialParameters(hyperparameters, 36, 1))
    .filter(([name]) => name.startsWith('decoder/'))
    .map(([name, { shape, values }]) => [name, numberArray('float32', shape, values)]),
);

test('decodes a code in the window to the bytes of an image', () => {
  const decoder = new WindowDecoder({ epoch: 1, dataShape: [6, 6, 1], hyperparameters, weights });
  const image = decoder.decode(Float32Array.of(0, 0));
  expect(image).toHaveLength(36);
  expect([...image].every((byte) => byte === 128)).toBe(true); // no biases yet: σ(0) = ½ everywhere
  expect(decoder.decode(Float32Array.of(2, -3))).not.toEqual(image);
  decoder.dispose();
});
