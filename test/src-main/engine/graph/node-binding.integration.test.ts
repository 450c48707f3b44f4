import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { nodeBackend, tensorId } from '#main/engine/graph/node-binding.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';

test('is there on the back end "tensorflow" only', async () => {
  await openWasmBackend();
  expect(nodeBackend).toThrow('the back end is "wasm", expected "tensorflow"');
  await openNativeBackend('');
  expect(nodeBackend().binding.getNumOfTensors()).toBeGreaterThanOrEqual(0);
});

test('a tensor has one number for its life, uploaded when it is asked for first', async () => {
  await openNativeBackend('');
  const { binding } = nodeBackend();
  const tensor = tf.tensor1d([1, 2, 3]);
  const before = binding.getNumOfTensors();
  const id = tensorId(tensor);
  expect(tensorId(tensor)).toBe(id);
  expect(binding.getNumOfTensors()).toBe(before + 1);
  expect([...binding.tensorDataSync(id)]).toEqual([1, 2, 3]);
  tensor.dispose();
  expect(binding.getNumOfTensors()).toBe(before);
});
