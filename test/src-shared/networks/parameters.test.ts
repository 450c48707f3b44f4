import { mergedShapes, parameter } from '#shared/networks/parameters.ts';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

it('finds a parameter by its name, and names the others when it is missing', () => {
  const kernel = tf.zeros([2, 2]);
  expect(parameter({ 'encoder/mu/kernel': kernel }, 'encoder/mu/kernel')).toBe(kernel);
  expect(() => parameter({ 'encoder/mu/kernel': kernel }, 'encoder/mu/bias')).toThrow(
    'parameter: "encoder/mu/bias" is missing; there are encoder/mu/kernel',
  );
});

it('joins the shapes of parts in their order', () => {
  const shapes = mergedShapes([{ b: [2] }, {}, { a: [], c: [1, 1] }]);
  expect(Object.entries(shapes)).toEqual([
    ['b', [2]],
    ['a', []],
    ['c', [1, 1]],
  ]);
  expect(mergedShapes([])).toEqual({});
});
