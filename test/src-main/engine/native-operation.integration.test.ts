import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { runOperation, typeAttribute } from '#main/engine/native-operation.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';

beforeAll(async () => {
  await openNativeBackend('of the test');
});

test('runs an operation of TensorFlow by its name', () => {
  const inputs = [tf.tensor1d([5, 7, 9]), tf.tensor1d([-1, 0, 2])];
  const gradient = runOperation('ReluGrad', [typeAttribute('T', 'float32')], inputs);
  expect([...gradient.dataSync()]).toEqual([0, 0, 9]);
});

test('an unknown operation is an error that names it', () => {
  expect(() => runOperation('NoSuchOperation', [], [])).toThrow(/NoSuchOperation/);
});
