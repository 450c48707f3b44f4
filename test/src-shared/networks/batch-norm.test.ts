import { batchNorm, batchNormShapes, movingShapes } from '#shared/networks/batch-norm.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const state = (shift = [0, 0], mean = [0, 0], variance = [1, 1]) => ({
  'n/shift': tf.tensor1d(shift),
  'n/movingMean': tf.tensor1d(mean),
  'n/movingVariance': tf.tensor1d(variance),
});
const training = { scale: 1, isTraining: true };
const evaluating = { scale: 1, isTraining: false };
const read = (tensor: tf.Tensor | undefined) => [...tensor!.dataSync()];

describe('batchNorm', () => {
  it('makes ± 1 of each column of two rows, scales and shifts it, and moves the moments by a tenth', () => {
    const x = tf.tensor2d([
      [1, 10],
      [3, 30],
    ]);
    const { output, moving } = batchNorm(state([5, 0]), 'n', { scale: 2, isTraining: true }, x);
    expectAllClose(read(output), [3, -2, 7, 2], 1e-5); // 5 ± 2, 0 ± 2
    expectAllClose(read(moving['n/movingMean']), [0.2, 2], 1e-6);
    expectAllClose(read(moving['n/movingVariance']), [1, 10.9], 1e-6); // 0.9 + 0.1 · 1, 0.9 + 0.1 · 100
  });

  it('uses the moving moments where nothing is learned, row by row, and moves none', () => {
    const at = (rows: number[][]) => batchNorm(state([1, 1], [1, 2], [4, 9]), 'n', evaluating, tf.tensor2d(rows));
    const { output, moving } = at([
      [3, 5],
      [1, 2],
    ]);
    expectAllClose(read(output), [2, 2, 1, 1], 1e-5);
    expect(moving).toEqual({});
    expect(read(at([[3, 5]]).output)).toEqual(read(output).slice(0, 2));
  });

  it('arrives at the moments of data whose batches are all alike', () => {
    const x = tf.tensor2d(statelessNormal([2, 2], 40), [20, 2]);
    let tree: Record<string, tf.Tensor> = state();
    for (let step = 0; step < 150; step++) tree = { ...tree, ...batchNorm(tree, 'n', training, x).moving };
    const [trained, evaluated] = [training, evaluating].map((mode) => read(batchNorm(tree, 'n', mode, x).output));
    expectAllClose(evaluated!, trained!, 1e-5);
  });

  it('has the gradient of float64 differences, through the moments of the batch too', () => {
    const values = Array.from(statelessNormal([2, 3], 12));
    const weights = Array.from(statelessNormal([2, 4], 12));
    const float64Loss = (x: readonly number[]) =>
      [0, 1].reduce((total, column) => {
        const numbers = x.filter((_, i) => i % 2 === column);
        const mean = numbers.reduce((a, b) => a + b, 0) / 6;
        const variance = numbers.reduce((a, b) => a + (b - mean) ** 2, 0) / 6;
        return numbers.reduce(
          (a, b, row) => a + ((weights[2 * row + column]! * (b - mean)) / Math.sqrt(variance + 1e-5)) * 0.5,
          total,
        );
      }, 0);
    const [gradient] = gradientsOf(
      (x: tf.Tensor2D) =>
        tf.mul(batchNorm(state(), 'n', { scale: 0.5, isTraining: true }, x).output, tf.tensor2d(weights, [6, 2])),
      [tf.tensor2d(values, [6, 2])],
    );
    const expected = values.map((_, place) => {
      const at = (step: number) => float64Loss(values.map((value, i) => (i === place ? value + step : value)));
      return (at(1e-5) - at(-1e-5)) / 2e-5;
    });
    expectAllClose(gradient!.dataSync(), expected, 1e-5);
  });

  it('gives the shift for one row alone and for columns of equal numbers', () => {
    expectAllClose(read(batchNorm(state([4, -4]), 'n', training, tf.tensor2d([[7, 9]])).output), [4, -4], 1e-6);
    expectAllClose(
      read(batchNorm(state([4, -4]), 'n', training, tf.fill([3, 2], 1e4)).output),
      [4, -4, 4, -4, 4, -4],
      1e-6,
    );
  });

  it('learns a shift, and keeps two moments besides', () => {
    expect(batchNormShapes('n', 3)).toEqual({ 'n/shift': [3] });
    expect(movingShapes('n', 3)).toEqual({ 'n/movingMean': [3], 'n/movingVariance': [3] });
  });
});
