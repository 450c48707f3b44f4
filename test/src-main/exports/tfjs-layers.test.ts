import * as plain from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import {
  affineLayer,
  convolutionLayer,
  croppingLayer,
  inputLayer,
  transposedConvolutionLayer,
} from '#main/exports/tfjs-layers.ts';
import type { TfjsLayer } from '#main/exports/tfjs-layers.ts';
import { tfjsModelFiles } from '#main/exports/tfjs-model-files.ts';

beforeAll(async () => void (await plain.setBackend('cpu')));

/** What plain TensorFlow.js makes of x with a layer `y` that is fed by `x`. */
async function predict(y: TfjsLayer, x: plain.Tensor): Promise<plain.Tensor> {
  const layers = [inputLayer('x', x.shape.slice(1)), y];
  const files = tfjsModelFiles({ name: 'm', layers, outputs: ['y'] }, 'a test');
  const { modelTopology, weightsManifest } = JSON.parse(
    Buffer.from(files['m/model.json']!).toString(),
  ) as plain.io.ModelJSON;
  const weightData = Uint8Array.from(files['m/weights.bin']!).buffer;
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  const model = await plain.loadLayersModel(plain.io.fromMemory({ modelTopology, weightSpecs, weightData }));
  return model.predict(x) as plain.Tensor; // one output
}

const array = (shape: readonly number[], values: readonly number[]) =>
  numberArray('float32', shape, Float32Array.from(values));

test('an affine layer is scale · x + shift in plain TensorFlow.js, exactly', async () => {
  const layer = affineLayer('y', 'x', { size: 3, scale: -1, shift: 20 });
  expect([...(await predict(layer, plain.tensor2d([[0, 5, -7.25]]))).dataSync()]).toEqual([20, 15, 27.25]);
});

test('a convolution halves, its transpose doubles, both with bias and activation: by hand', async () => {
  const content = {
    kernel: array([3, 3, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    bias: array([1], [-4]),
    activation: 'relu',
  };
  const image = plain.tensor4d([1, 0, 0, 1], [1, 2, 2, 1]);
  expect([...(await predict(convolutionLayer('y', 'x', content), image)).dataSync()]).toEqual([1 + 5 - 4]);
  const doubled = await predict(transposedConvolutionLayer('y', 'x', content), plain.tensor4d([2], [1, 1, 1, 1]));
  expect([...doubled.dataSync()]).toEqual([0, 0, 4, 6]); // 2 · (1, 2, 4, 5) − 4
});

test('cropping takes the first rows and columns away', async () => {
  const image = plain.tensor4d([1, 2, 3, 4, 5, 6], [1, 3, 2, 1]);
  expect([...(await predict(croppingLayer('y', 'x', [1, 0]), image)).dataSync()]).toEqual([3, 4, 5, 6]);
  expect([...(await predict(croppingLayer('y', 'x', [2, 1]), image)).dataSync()]).toEqual([6]);
});
