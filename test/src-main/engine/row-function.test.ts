import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { randomNormal } from '#shared/random/random-normal.ts';
import { drawingRowFunction, rowFunction } from '#main/engine/row-function.ts';
import { useCpuBackend } from '#test/src-shared/cpu-backend.ts';

useCpuBackend();

const batch = { x: { shape: [5, 2], dtype: 'float32' } } as const;
const x = () => tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [5, 2]);
const key = () => tf.tensor1d([3, 4], 'int32');

test.each([1, 2, 3, 9])('gives the rows in order and changes no state, in %i parts', (parts) => {
  const fn = rowFunction({ name: 'scaled', batch, parts }, ({ w }, inputs) => ({ y: tf.mul(inputs['x']!, w!) }));
  const { outputs, updates } = fn.run({ w: tf.scalar(2) }, { x: x() }, updateRules.sgd);
  expect([fn.name, fn.inputs, updates]).toEqual(['scaled', batch, {}]);
  expect([...outputs['y']!.dataSync()]).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
});

test('a row draws the same numbers however the batch is divided', () => {
  const drawn = [1, 2, 4].map((parts) => {
    const fn = drawingRowFunction({ name: 'noisy', batch, parts }, (_, inputs, partKey) => ({
      y: randomNormal<tf.Rank.R2>([inputs['x']!.shape[0], 3], partKey),
    }));
    expect(fn.inputs['key']).toEqual({ shape: [2], dtype: 'int32' });
    return [...fn.run({}, { x: x(), key: key() }, updateRules.sgd).outputs['y']!.dataSync()];
  });
  expect(drawn[0]).toHaveLength(15);
  expect(drawn[1]).toEqual(drawn[0]);
  expect(drawn[2]).toEqual(drawn[0]);
});
