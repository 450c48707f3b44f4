import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { trainingFunction } from '#main/engine/training-function.ts';
import type { TrainingDefinition } from '#main/engine/training-function.ts';
import { adamSpecification } from '#test/src-shared/optimizers/adam-specification.ts';
import { useCpuBackend } from '#test/src-shared/cpu-backend.ts';

useCpuBackend();

const definition: TrainingDefinition = {
  name: 'train/1',
  optimizer: { ...adamSpecification, optimizer: 'sgd' },
  shapes: { 'encoder/w': [2], 'decoder/w': [2] },
  batch: { x: { shape: [4, 2], dtype: 'float32' } },
  metrics: ['loss', 'double'],
  lossOf: (parameters, { x }) => {
    const rows = tf.sum(tf.mul(tf.add(parameters['encoder/w']!, parameters['decoder/w']!), x!), 1);
    const loss = tf.mean<tf.Scalar>(rows);
    return { loss, metrics: { loss, double: tf.mul(loss, 2) } };
  },
};
const fn = trainingFunction(definition, 1);

test('asks for the batch, the key, β and the scalars of the optimizer', () => {
  expect(fn.inputs).toEqual({
    x: { shape: [4, 2], dtype: 'float32' },
    key: { shape: [2], dtype: 'int32' },
    beta: { shape: [], dtype: 'float32' },
    encoderRate: { shape: [], dtype: 'float32' },
    decoderRate: { shape: [], dtype: 'float32' },
  });
});

test.each([1, 2, 3])(
  'gives metrics from before the step and moves each part of the model at its rate, in %i parts',
  (parts) => {
    const { outputs, updates } = trainingFunction(definition, parts).run(
      { 'encoder/w': tf.tensor1d([1, 1]), 'decoder/w': tf.tensor1d([0, 0]) },
      {
        x: tf.tensor2d([1, 0, 3, 4, 5, 8, 3, 4], [4, 2]), // its mean over rows is (3, 4)
        key: tf.tensor1d([1, 1], 'int32'),
        encoderRate: tf.scalar(1),
        decoderRate: tf.scalar(0.5),
      },
      updateRules.sgd,
    );
    const near = (tensor: tf.Tensor, expected: readonly number[]) =>
      tensor.dataSync().forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
    near(outputs['metrics']!, [7, 14, Math.sqrt(50)]);
    near(updates['encoder/w']!, [-2, -3]);
    near(updates['decoder/w']!, [-1.5, -2]);
  },
);
