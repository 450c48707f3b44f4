import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { dataTypes } from '#main/engine/graph/graph-node.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';

test('data types have the numbers that TensorFlow gives them', async () => {
  await openNativeBackend('');
  const { binding } = tf.backend() as unknown as { binding: Record<string, number> }; // tfjs-node's back end has it
  const names = { float32: 'TF_FLOAT', int32: 'TF_INT32', uint8: 'TF_UINT8', bool: 'TF_BOOL', resource: 'TF_RESOURCE' };
  for (const [type, name] of Object.entries(names)) {
    expect(dataTypes[type as keyof typeof dataTypes], type).toBe(binding[name]);
  }
});
