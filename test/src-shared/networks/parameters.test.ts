import { parameter } from '#shared/networks/parameters.ts';
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
