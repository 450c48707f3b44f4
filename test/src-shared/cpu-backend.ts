// the whole of tfjs: under Node, tfjs-core alone has no gradients registered
import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { registerStatelessRandom } from '#shared/random/random-normal.ts';
import { afterAll, beforeAll, expect } from 'vitest';

/** Runs the tests of a file on tfjs's plain JavaScript backend, inside a scope that frees their tensors. */
export function useCpuBackend(): void {
  beforeAll(async () => {
    tf.env().set('IS_TEST', true); // no advice on the console to install another backend
    await tf.setBackend('cpu');
    registerStatelessRandom('cpu');
    tf.engine().startScope();
  });
  afterAll(() => tf.engine().endScope());
}

/** Compares elementwise: |actual − expected| ≤ tolerance · max(1, |expected|). */
export function expectAllClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[i]!));
    const error = Math.abs(actual[i]! - expected[i]!);
    expect(error, `element ${i}: ${actual[i]} instead of ${expected[i]}`).toBeLessThanOrEqual(allowed);
  }
}

/** Gradients of the sum of f's elements by each of its inputs. */
export function gradientsOf<T extends tf.Tensor[]>(f: (...inputs: T) => tf.Tensor, inputs: T): tf.Tensor[] {
  return tf.grads((...values: tf.Tensor[]) => f(...(values as T)))(inputs); // tfjs forgets the ranks of the inputs
}
