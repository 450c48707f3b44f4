import { bagCrossEntropy } from '#shared/networks/bag-cross-entropy.ts';
import { softmaxCrossEntropy } from '#shared/networks/softmax-cross-entropy.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const targets = () => tf.tensor2d([0, 3, 2, 3, 0, 1], [3, 2], 'int32'); // repeated within each row
const logits = () => tf.tensor2d(statelessNormal([1, 1], 8), [2, 4]);

describe('bagCrossEntropy', () => {
  it('is the surprise of each target, by hand', () => {
    const odds = tf.tensor2d([Math.log(1), Math.log(3), 0, 0], [2, 2]);
    const found = bagCrossEntropy(odds, tf.tensor2d([0, 1, 1, 1], [2, 2], 'int32')).dataSync();
    expectAllClose(found, [Math.log(4), Math.LN2, Math.log(4 / 3), Math.LN2], 1e-6);
  });

  it('has value and gradient of the same logits written out for every target', () => {
    const weights = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const bag = (x: tf.Tensor2D) => tf.mul(bagCrossEntropy(x, targets()), weights);
    const writtenOut = (x: tf.Tensor2D) => {
      const rows = tf.concat2d([x, x, x], 0); // (T·B, V)
      return tf.mul(tf.reshape(softmaxCrossEntropy(rows, tf.reshape(targets(), [6])), [3, 2]), weights);
    };
    expectAllClose(bag(logits()).dataSync(), writtenOut(logits()).dataSync(), 1e-6);
    const [found, expected] = [bag, writtenOut].map((f) => gradientsOf(f, [logits()])[0]!.dataSync());
    expectAllClose(found!, expected!, 1e-6);
  });

  it('is right for logits whose exponential overflows', () => {
    const found = bagCrossEntropy(tf.tensor2d([600, -600], [1, 2]), tf.tensor2d([0, 1], [2, 1], 'int32'));
    expectAllClose(found.dataSync(), [0, 1200], 1e-6);
  });

  it('refuses targets of another batch, and such that are no ids', () => {
    expect(() => bagCrossEntropy(logits(), tf.zeros([3, 3], 'int32'))).toThrow('targets are (3, 3) of int32');
    expect(() => bagCrossEntropy(logits(), tf.zeros([3, 2]))).toThrow('of float32, expected (T, 2) of int32');
  });
});
