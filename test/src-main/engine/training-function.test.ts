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

test.each([1, 2, 3])('of weighed rows it adds the losses of the parts, in %i parts', (parts) => {
  const weighed: TrainingDefinition = {
    ...definition,
    batch: { ...definition.batch, weights: { shape: [4], dtype: 'float32' } },
    isWeighed: true,
    metrics: ['loss'],
    lossOf: (parameters, { x, weights }) => {
      const loss = tf.sum<tf.Scalar>(tf.mul(tf.sum(tf.mul(parameters['encoder/w']!, x!), 1), weights!));
      return { loss, metrics: { loss } };
    },
    trained: ['encoder/w'],
  };
  const { outputs, updates } = trainingFunction(weighed, parts).run(
    { 'encoder/w': tf.tensor1d([1, 1]) },
    {
      x: tf.tensor2d([1, 0, 3, 4, 5, 8, 100, 100], [4, 2]), // the mean of the first three is (3, 4)
      weights: tf.tensor1d([1 / 3, 1 / 3, 1 / 3, 0]),
      key: tf.tensor1d([1, 1], 'int32'),
      encoderRate: tf.scalar(1),
      decoderRate: tf.scalar(1),
    },
    updateRules.sgd,
  );
  [7, 5].forEach((value, i) => expect(outputs['metrics']!.dataSync()[i]).toBeCloseTo(value, 5));
  [-2, -3].forEach((value, i) => expect(updates['encoder/w']!.dataSync()[i]).toBeCloseTo(value, 5));
});

test('moves the trained parameters alone: the others, and their slots, are not among its updates', () => {
  const optimizer = { ...adamSpecification, optimizer: 'momentum' } as const;
  const { outputs, updates } = trainingFunction({ ...definition, optimizer, trained: ['encoder/w'] }, 2).run(
    {
      'encoder/w': tf.tensor1d([1, 1]),
      'decoder/w': tf.tensor1d([0, 0]),
      'optimizer/encoder/w/velocity': tf.tensor1d([0, 0]),
      'optimizer/decoder/w/velocity': tf.tensor1d([7, 7]),
    },
    {
      x: tf.tensor2d([1, 0, 3, 4, 5, 8, 3, 4], [4, 2]),
      key: tf.tensor1d([1, 1], 'int32'),
      encoderRate: tf.scalar(1),
      decoderRate: tf.scalar(0.5),
    },
    updateRules.momentum,
  );
  expect(Object.keys(updates)).toEqual(['encoder/w', 'optimizer/encoder/w/velocity']);
  updates['encoder/w']!.dataSync().forEach((value, i) => expect(value).toBeCloseTo([-2, -3][i]!, 5));
  expect(outputs['metrics']!.dataSync()[2]).toBeCloseTo(5, 5); // the norm of (3, 4), not of both
});

test.each([1, 3])('moves state without a gradient by what the whole batch says, asked for %i parts', (parts) => {
  const moving = { 'encoder/mean': [2] };
  const withMean: TrainingDefinition = {
    ...definition,
    moving,
    needsWholeBatch: true,
    lossOf: (parameters, inputs, key) => {
      const mean = tf.mean(inputs['x']!, 0);
      const next = tf.add(tf.mul(parameters['encoder/mean']!, 0.5), tf.mul(mean, 0.5));
      return { ...definition.lossOf(parameters, inputs, key), moving: { 'encoder/mean': next } };
    },
  };
  const state = { 'encoder/w': tf.zeros([2]), 'decoder/w': tf.zeros([2]), 'encoder/mean': tf.tensor1d([1, 2]) };
  const inputs = { x: tf.tensor2d([1, 0, 3, 4, 5, 8, 3, 4], [4, 2]), key: tf.tensor1d([1, 1], 'int32') };
  const rates = { encoderRate: tf.scalar(1), decoderRate: tf.scalar(1) };
  const run = () => trainingFunction(withMean, parts).run(state, { ...inputs, ...rates }, updateRules.sgd);
  expect([...run().updates['encoder/mean']!.dataSync()]).toEqual([2, 3]);
  const before = tf.memory().numTensors;
  tf.tidy(() => void run());
  expect(tf.memory().numTensors).toBe(before);
});

test('refuses moving state of parts of a batch, and a loss that does not say all of it', () => {
  const moving = { 'encoder/mean': [2] };
  expect(() => trainingFunction({ ...definition, moving }, 2)).toThrow('moving state is that of whole batches');
  const silent = trainingFunction({ ...definition, moving, needsWholeBatch: true }, 1);
  const state = { 'encoder/w': tf.zeros([2]), 'decoder/w': tf.zeros([2]), 'encoder/mean': tf.zeros([2]) };
  const inputs = { x: tf.zeros([4, 2]), key: tf.tensor1d([1, 1], 'int32') };
  expect(() => silent.run(state, inputs, updateRules.sgd)).toThrow('"encoder/mean" is missing');
});
