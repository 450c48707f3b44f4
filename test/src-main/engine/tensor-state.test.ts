import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { tensorState } from '#main/engine/tensor-state.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';

beforeAll(async () => {
  await openWasmBackend();
});

const arrays = { a: { shape: [2], data: Float32Array.of(1, -2) }, b: { shape: [], data: Float32Array.of(0.5) } };

test('gives back what was written, and frees what it replaces', () => {
  const before = tf.memory().numTensors;
  const state = tensorState({ a: [2], b: [] });
  state.write(arrays);
  state.write(arrays);
  expect(state.read()).toEqual(arrays);
  expect(tf.memory().numTensors).toBe(before + 2);
  state.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('keeps tensors out of the scope that made them', () => {
  const state = tensorState({ a: [2] });
  tf.tidy(() => state.replace({ a: tf.tensor1d([3, 4]) }));
  expect([...state.read()['a']!.data]).toEqual([3, 4]);
  state.dispose();
});

test('refuses other names and shapes and names the tensor', () => {
  const state = tensorState({ a: [3] });
  expect(() => state.write(arrays)).toThrow(/"a" is \(2\), the model needs \(3\)/);
  expect(() => state.write({})).toThrow(/"a" is \(missing\)/);
});
