import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import { denseLayer, inputLayer } from '#main/exports/tfjs-layers.ts';
import { tfjsModelFiles } from '#main/exports/tfjs-model-files.ts';

test('the weights lie in the order of the manifest, and every layer names what feeds it', () => {
  const kernel = numberArray('float32', [1, 2], Float32Array.of(1, 2));
  const bias = numberArray('float32', [2], Float32Array.of(3, 4));
  const layers = [inputLayer('z', [1]), denseLayer('mean', 'z', { kernel, bias, activation: 'linear' })];
  const files = tfjsModelFiles({ name: 'decoder', layers, outputs: ['mean'] }, 'a test');
  expect(Object.keys(files).sort()).toEqual(['decoder/model.json', 'decoder/weights.bin']);
  const bytes = Uint8Array.from(files['decoder/weights.bin']!);
  expect([...new Float32Array(bytes.buffer)]).toEqual([1, 2, 3, 4]);
  expect(JSON.parse(Buffer.from(files['decoder/model.json']!).toString())).toMatchObject({
    format: 'layers-model',
    generatedBy: 'a test',
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: [
          { name: 'mean/kernel', shape: [1, 2], dtype: 'float32' },
          { name: 'mean/bias', shape: [2], dtype: 'float32' },
        ],
      },
    ],
    modelTopology: { config: { layers: [{ name: 'z' }, { name: 'mean', inbound_nodes: [[['z', 0, 0, {}]]] }] } },
  });
});
