import {
  embeddingRowSumsKernel,
  embeddingRowsKernel,
  registerTextKernels,
} from '#shared/networks/embedding-kernels.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const run = (kernelName: string, rows: tf.Tensor2D, ids: number[], count: number) =>
  tf.engine().runKernel<tf.Tensor2D>(kernelName, { rows, ids: tf.tensor1d(ids, 'int32') }, { count });
const rows = () =>
  tf.tensor2d([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);

describe('the kernels of an embedding', () => {
  it('pick rows by id, and sum rows of the same id', () => {
    expect(run(embeddingRowsKernel, rows(), [2, 0, 2, 1], 3).arraySync()).toEqual([
      [5, 6],
      [1, 2],
      [5, 6],
      [3, 4],
    ]);
    expect(run(embeddingRowSumsKernel, rows(), [3, 0, 3], 5).arraySync()).toEqual([
      [3, 4],
      [0, 0],
      [0, 0],
      [6, 8],
      [0, 0],
    ]);
  });

  it('refuse an id outside the table', () => {
    expect(() => run(embeddingRowsKernel, rows(), [0, 3], 3)).toThrow('the id at 1 is 3, expected one of 0 to 2');
    expect(() => run(embeddingRowSumsKernel, rows(), [0, -1, 0], 3)).toThrow('the id at 1 is -1');
  });

  it('are registered once: a second time changes nothing', () => {
    const kernel = tf.getKernel(embeddingRowsKernel, 'cpu');
    registerTextKernels('cpu');
    expect(tf.getKernel(embeddingRowsKernel, 'cpu')).toBe(kernel);
  });

  it('say which inputs they need', () => {
    expect(() => tf.engine().runKernel(embeddingRowsKernel, { rows: rows() })).toThrow('"rows" and "ids"');
  });
});
