import { embeddingRows } from '#shared/networks/embedding.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const ids = (values: number[]) => tf.tensor1d(values, 'int32');

describe('embeddingRows', () => {
  it('gives the rows of the table in the order of the ids', () => {
    const table = tf.tensor2d([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(embeddingRows(table, ids([2, 0, 2])).arraySync()).toEqual([
      [5, 6],
      [1, 2],
      [5, 6],
    ]);
  });

  it('is the product with one-hot rows, and so is its gradient, ids repeated or absent', () => {
    const table = tf.tensor2d(statelessNormal([1, 1], 21), [7, 3]);
    const weights = tf.tensor2d(statelessNormal([1, 2], 15), [5, 3]);
    const chosen = [4, 6, 4, 0, 4];
    const product = (t: tf.Tensor2D) => tf.matMul(tf.oneHot(ids(chosen), 7), t);
    expectAllClose(embeddingRows(table, ids(chosen)).dataSync(), product(table).dataSync(), 1e-7);
    const [gradient] = gradientsOf((t: tf.Tensor2D) => tf.mul(embeddingRows(t, ids(chosen)), weights), [table]);
    const [expected] = gradientsOf((t: tf.Tensor2D) => tf.mul(product(t), weights), [table]);
    expectAllClose(gradient!.dataSync(), expected!.dataSync(), 1e-6);
    expect([...tf.slice(gradient as tf.Tensor2D, [1, 0], [3, 3]).dataSync()]).toEqual(new Array(9).fill(0));
  });

  it('takes ids that live no longer than the forward pass', () => {
    const table = tf.ones<tf.Rank.R2>([3, 2]);
    const [gradient] = gradientsOf((t: tf.Tensor2D) => embeddingRows(t, tf.add(ids([0, 1]), ids([1, 1]))), [table]);
    expect([...gradient!.dataSync()]).toEqual([0, 0, 1, 1, 1, 1]);
  });

  it('gives no rows for no ids, with a gradient of 0', () => {
    const table = tf.ones<tf.Rank.R2>([3, 2]);
    expect(embeddingRows(table, ids([])).shape).toEqual([0, 2]);
    const [gradient] = gradientsOf((t: tf.Tensor2D) => embeddingRows(t, ids([])), [table]);
    expect([...gradient!.dataSync()]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('passes a NaN on, and refuses ids that are no integers', () => {
    const table = tf.tensor2d([[NaN], [1]]);
    expect([...embeddingRows(table, ids([0, 1])).dataSync()]).toEqual([NaN, 1]);
    expect(() => embeddingRows(table, tf.tensor1d([0.5]))).toThrow('embeddingRows: ids are float32, expected int32');
  });
});
