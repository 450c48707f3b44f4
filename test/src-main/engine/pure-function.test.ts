import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { reading } from '#main/engine/pure-function.ts';
import { useCpuBackend } from '#test/src-shared/cpu-backend.ts';

useCpuBackend();

test('a reading function gives outputs of state and inputs, and no update', () => {
  const inputs = { x: { shape: [], dtype: 'float32' } } as const;
  const fn = reading('sum', inputs, ({ w }, { x }) => ({ sum: tf.add(w!, x!) }));
  const { outputs, updates } = fn.run({ w: tf.scalar(2) }, { x: tf.scalar(3) }, updateRules.sgd);
  expect([fn.name, fn.inputs]).toEqual(['sum', inputs]);
  expect([...outputs['sum']!.dataSync()]).toEqual([5]);
  expect(updates).toEqual({});
});
