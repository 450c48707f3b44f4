import { firstOmitted, lastOmitted, stacked, stackedRows } from '#shared/networks/time-steps.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const steps = () => [tf.tensor2d([[1, 2]]), tf.tensor2d([[3, 4]]), tf.tensor2d([[5, 6]])];

describe('steps in time', () => {
  it('are stacked, and cut at either end', () => {
    const all = stacked(steps());
    expect(all.shape).toEqual([3, 1, 2]);
    expect([...firstOmitted(all).dataSync()]).toEqual([3, 4, 5, 6]);
    expect([...lastOmitted(all).dataSync()]).toEqual([1, 2, 3, 4]);
  });

  it('become one matrix with the rows of a step together', () => {
    const all = tf.tensor3d([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    expect(stackedRows(all).arraySync()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
  });
});
