import {
  embeddedSteps,
  embeddingShapes,
  outputLogits,
  outputShapes,
  sharedEmbeddingShapes,
} from '#shared/text/text-embedding.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';
import { smallTextModel } from './text-examples.ts';

useTextBackend();

const steps = () => tf.tensor2d([1, 0, 2, 1], [2, 2], 'int32');
const table = () => tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
const tied = smallTextModel({ embeddings: 'tied', embeddingSize: 2, hiddenSize: 2, dataShape: [2, 3, 0] });

describe('embeddedSteps', () => {
  it('reads with the table of its side, or with the one that both share', () => {
    const separate = smallTextModel();
    const tables = { 'encoder/embedding': table(), 'decoder/embedding': tf.mul(table(), 10) };
    const encoder = embeddedSteps(separate, tables, 'encoder', steps(), null);
    expect(encoder.arraySync()).toEqual([
      [
        [3, 4],
        [1, 2],
      ],
      [
        [5, 6],
        [3, 4],
      ],
    ]);
    const decoder = embeddedSteps(separate, tables, 'decoder', steps(), null);
    expect(decoder.arraySync()[0]).toEqual([
      [30, 40],
      [10, 20],
    ]);
    const shared = embeddedSteps(tied, { 'shared/embedding': table() }, 'decoder', steps(), null);
    expect(shared.arraySync()).toEqual(encoder.arraySync());
  });

  it('drops numbers where the model learns, others in encoder and decoder', () => {
    const model = smallTextModel({ dropout: 0.5 });
    const ones = tf.ones<tf.Rank.R2>([3, 40]);
    const tables = { 'encoder/embedding': ones, 'decoder/embedding': ones };
    const read = (side: 'encoder' | 'decoder', key: tf.Tensor1D | null) => [
      ...embeddedSteps(model, tables, side, steps(), key).dataSync(),
    ];
    const key = tf.tensor1d([1, 2], 'int32');
    expect(new Set(read('encoder', key))).toEqual(new Set([0, 2]));
    expect(read('encoder', key)).not.toEqual(read('decoder', key));
    expect(new Set(read('encoder', null))).toEqual(new Set([1]));
  });
});

describe('outputLogits', () => {
  const bias = () => tf.tensor1d([0.5, 0, -0.5]);

  it('is the product with each row of a tied table, by hand', () => {
    const parameters = { 'shared/embedding': table(), 'decoder/output/bias': bias() };
    expect([...outputLogits(tied, parameters, tf.tensor2d([[1, -1]])).dataSync()]).toEqual([-0.5, -1, -1.5]);
  });

  it('gives a tied table the gradients of reading and of writing', () => {
    const hidden = tf.tensor2d([[1, -1]]);
    const used = (shared: tf.Tensor2D) => {
      const parameters = { 'shared/embedding': shared, 'decoder/output/bias': bias() };
      const read = tf.sum(embeddedSteps(tied, parameters, 'encoder', steps(), null));
      return tf.add(read, tf.sum(outputLogits(tied, parameters, hidden)));
    };
    const [gradient] = gradientsOf(used, [table()]);
    // row by row how often it is read, and the hidden state that it is multiplied with
    expect(gradient!.arraySync()).toEqual([
      [1 + 1, 1 - 1],
      [2 + 1, 2 - 1],
      [1 + 1, 1 - 1],
    ]);
  });

  it('maps a state of another size to the width of the table first', () => {
    const wide = { ...tied, hiddenSize: 3 };
    expect(outputShapes(wide)).toEqual({
      'decoder/projection/kernel': [3, 2],
      'decoder/projection/bias': [2],
      'decoder/output/bias': [3],
    });
    const parameters = {
      'shared/embedding': table(),
      'decoder/output/bias': tf.zeros([3]),
      'decoder/projection/kernel': tf.tensor2d([1, 0, 0, 1, 1, 1], [3, 2]),
      'decoder/projection/bias': tf.tensor1d([0, 1]),
    };
    // (2, 3, 4) → (6, 8)
    expect([...outputLogits(wide, parameters, tf.tensor2d([[2, 3, 4]])).dataSync()]).toEqual([22, 50, 78]);
  });
});

it('has a table for each side or one for both', () => {
  const separate = smallTextModel();
  expect(embeddingShapes(separate, 'encoder')).toEqual({ 'encoder/embedding': [9, 3] });
  expect(sharedEmbeddingShapes(separate)).toEqual({});
  expect(embeddingShapes(tied, 'decoder')).toEqual({});
  expect(sharedEmbeddingShapes(tied)).toEqual({ 'shared/embedding': [3, 2] });
  expect(embeddingShapes(smallTextModel({ network: 'transformer' }), 'encoder')).toEqual({
    'encoder/embedding': [9, 4],
  });
});
