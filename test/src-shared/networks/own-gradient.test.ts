import { withOwnGradient } from '#shared/networks/own-gradient.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

/** x², with a gradient that is wrong on purpose: 10 · y · dy from the saved y. */
function marked(x: tf.Tensor1D): tf.Tensor1D {
  return withOwnGradient([x], (save) => {
    const value = tf.square(x);
    save([value]);
    return { value, gradient: (dy, [y]) => [tf.mul(tf.mul(y!, dy), 10)] };
  });
}

describe('withOwnGradient', () => {
  it('gives the value, and for a gradient what it was told, inside a longer chain too', () => {
    const x = tf.tensor1d([3, -2]);
    expect([...marked(x).dataSync()]).toEqual([9, 4]);
    const [gradient] = gradientsOf((v: tf.Tensor1D) => tf.mul(marked(tf.add(v, 1)), 2), [x]);
    expect([...gradient!.dataSync()]).toEqual([320, 20]);
  });

  it('leaves no tensor behind, with a gradient or without', () => {
    const x = tf.tensor1d([3, -2]);
    const before = tf.memory().numTensors;
    tf.dispose(gradientsOf(marked, [x]));
    tf.dispose(marked(x));
    expect(tf.memory().numTensors).toBe(before);
  });
});
