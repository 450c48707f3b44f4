import { layerNorm, layerNormShapes } from '#shared/networks/layer-norm.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64LayerNorm } from '#test/oracles/float64-transformer.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const [rowCount, size] = [4, 5];
const numbers = (seed: number, length: number) => Array.from(statelessNormal([8, seed], length));
const [x, scale, shift, weights] = [numbers(1, rowCount * size), numbers(2, size), numbers(3, size), numbers(4, 20)];

function normed(values: readonly number[], scales = scale, shifts = shift): number[] {
  const rows = Array.from({ length: values.length / size }, (_, n) => values.slice(n * size, (n + 1) * size));
  return rows.flatMap((row) => float64LayerNorm(row, scales, shifts));
}

const layerNormOf = (rows: tf.Tensor2D, scales = tf.tensor1d(scale), shifts = tf.tensor1d(shift)) =>
  layerNorm({ 'n/scale': scales, 'n/shift': shifts }, 'n', rows);

describe('layerNorm', () => {
  it('makes −1, 1 of a row 1, 3, then scales and shifts each column', () => {
    const found = layerNormOf(tf.tensor2d([[1, 3]]), tf.tensor1d([1, 2]), tf.tensor1d([0, 10]));
    expectAllClose(found.dataSync(), [-1, 12], 1e-5);
  });

  it('has the values of float64 for every row', () => {
    expectAllClose(layerNormOf(tf.tensor2d(x, [rowCount, size])).dataSync(), normed(x), 2e-6);
  });

  it('has the gradients of float64 differences by x, scale and shift', () => {
    const found = gradientsOf(
      (...[rows, scales, shifts]: [tf.Tensor2D, tf.Tensor1D, tf.Tensor1D]) =>
        tf.mul(layerNormOf(rows, scales, shifts), tf.tensor2d(weights, [rowCount, size])),
      [tf.tensor2d(x, [rowCount, size]), tf.tensor1d(scale), tf.tensor1d(shift)],
    );
    const loss = (...values: [number[], number[], number[]]) =>
      normed(...values).reduce((total, value, i) => total + value * weights[i]!, 0);
    const given: [number[], number[], number[]] = [x, scale, shift];
    found.forEach((gradient, input) => {
      const expected = given[input]!.map((_, place) => {
        const at = (step: number) => {
          const moved = given.map((values, i) => values.map((v, j) => (i === input && j === place ? v + step : v)));
          return loss(...(moved as typeof given)); // as many as there are given
        };
        return (at(1e-5) - at(-1e-5)) / 2e-5;
      });
      expectAllClose(gradient.dataSync(), expected, 1e-5);
    });
  });

  it('does not change when a row is moved and stretched, and gives the shift for a row of equal numbers', () => {
    const rows = tf.tensor2d(x, [rowCount, size]);
    const stretched: tf.Tensor2D = tf.add(tf.mul(rows, 1000), 50);
    expectAllClose(layerNormOf(stretched).dataSync(), layerNormOf(rows).dataSync(), 1e-4); // but for the 1e-5 below the root
    expectAllClose(layerNormOf(tf.fill([1, size], 7)).dataSync(), shift, 1e-6);
  });

  it('keeps NaN in its row', () => {
    const found = layerNormOf(tf.tensor2d([NaN, 1, 2, 3, 4, 1, 2, 3, 4, 5], [2, size])).dataSync();
    expect([...found.slice(0, size)].every(Number.isNaN)).toBe(true);
    expect([...found.slice(size)].every(Number.isFinite)).toBe(true);
  });

  it('has a scale and a shift of each column', () => {
    expect(layerNormShapes('n', 3)).toEqual({ 'n/scale': [3], 'n/shift': [3] });
  });
});
