import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { trainingFunction } from '#main/engine/training-function.ts';
import { adamSpecification } from '#test/src-shared/optimizers/adam-specification.ts';
import { useCpuBackend } from '#test/src-shared/cpu-backend.ts';

useCpuBackend();

const fn = trainingFunction({
  name: 'train/1',
  optimizer: { ...adamSpecification, optimizer: 'sgd' },
  shapes: { 'encoder/w': [2], 'decoder/w': [2] },
  inputs: { x: { shape: [2], dtype: 'float32' } },
  metrics: ['loss', 'double'],
  lossOf: (parameters, { x }) => {
    const loss = tf.sum<tf.Scalar>(tf.mul(tf.add(parameters['encoder/w']!, parameters['decoder/w']!), x!));
    return { loss, metrics: { loss, double: tf.mul(loss, 2) } };
  },
});

test('asks for the batch, the key, β and the scalars of the optimizer', () => {
  expect(fn.inputs).toEqual({
    x: { shape: [2], dtype: 'float32' },
    key: { shape: [2], dtype: 'int32' },
    beta: { shape: [], dtype: 'float32' },
    encoderRate: { shape: [], dtype: 'float32' },
    decoderRate: { shape: [], dtype: 'float32' },
  });
});

test('gives metrics from before the step, the norm of the gradient last, and each part moved at its rate', () => {
  const { outputs, updates } = fn.run(
    { 'encoder/w': tf.tensor1d([1, 1]), 'decoder/w': tf.tensor1d([0, 0]) },
    { x: tf.tensor1d([3, 4]), encoderRate: tf.scalar(1), decoderRate: tf.scalar(0.5) },
    updateRules.sgd,
  );
  expect([...outputs['metrics']!.dataSync()]).toEqual([7, 14, Math.fround(Math.sqrt(50))]);
  expect([...updates['encoder/w']!.dataSync()]).toEqual([-2, -3]);
  expect([...updates['decoder/w']!.dataSync()]).toEqual([-1.5, -2]);
});
