import * as plain from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { affineLayer, inputLayer } from '#main/exports/tfjs-layers.ts';
import { tfjsModelFiles } from '#main/exports/tfjs-model-files.ts';

beforeAll(async () => void (await plain.setBackend('cpu')));

test('an affine layer is scale · x + shift in plain TensorFlow.js, exactly', async () => {
  const layers = [inputLayer('x', [3]), affineLayer('y', 'x', { size: 3, scale: -1, shift: 20 })];
  const files = tfjsModelFiles({ name: 'm', layers, outputs: ['y'] }, 'a test');
  const { modelTopology, weightsManifest } = JSON.parse(
    Buffer.from(files['m/model.json']!).toString(),
  ) as plain.io.ModelJSON;
  const weightData = Uint8Array.from(files['m/weights.bin']!).buffer;
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  const model = await plain.loadLayersModel(plain.io.fromMemory({ modelTopology, weightSpecs, weightData }));
  const output = model.predict(plain.tensor2d([[0, 5, -7.25]])) as plain.Tensor; // one output
  expect([...output.dataSync()]).toEqual([20, 15, 27.25]);
});
