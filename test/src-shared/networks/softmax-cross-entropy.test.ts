import { softmaxCrossEntropy } from '#shared/networks/softmax-cross-entropy.ts';
import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const ids = (values: ArrayLike<number>) => tf.tensor1d(Int32Array.from(values), 'int32');

/** In float64, the largest logit taken out first. */
function nats(logits: readonly number[], target: number): number {
  const largest = Math.max(...logits);
  return Math.log(logits.reduce((total, logit) => total + Math.exp(logit - largest), 0)) + largest - logits[target]!;
}

describe('softmaxCrossEntropy', () => {
  it('is ln V for equal logits and ln(1 + e²) for two that differ by 2', () => {
    expectAllClose(softmaxCrossEntropy(tf.zeros([1, 5]), ids([3])).dataSync(), [Math.log(5)], 1e-6);
    const pair = tf.tensor2d([
      [1, 3],
      [1, 3],
    ]);
    expectAllClose(
      softmaxCrossEntropy(pair, ids([0, 1])).dataSync(),
      [Math.log(1 + Math.exp(2)), Math.log(1 + Math.exp(-2))],
      1e-6,
    );
  });

  it.each([1, 30, 600])('has the value and the gradient of float64 for logits of about ± %s', (scale) => {
    const [rowCount, vocabularySize] = [6, 11];
    const logits = statelessUniform([4, 4], rowCount * vocabularySize).map((u) => scale * (2 * u - 1));
    logits[0] = scale;
    logits[1] = -scale;
    const targets = [1, 0, 10, 5, 5, 2]; // the first target has the smallest logit there can be
    const weights = statelessNormal([4, 5], rowCount);
    const row = (n: number, values: ArrayLike<number> = logits) =>
      Array.from({ length: vocabularySize }, (_, v) => values[n * vocabularySize + v]!);
    const input = tf.tensor2d(logits, [rowCount, vocabularySize]);
    const found = softmaxCrossEntropy(input, ids(targets)).dataSync();
    expectAllClose(
      found,
      targets.map((target, n) => nats(row(n), target)),
      2e-6,
    );

    const [gradient] = gradientsOf(
      (l: tf.Tensor2D) => tf.mul(softmaxCrossEntropy(l, ids(targets)), tf.tensor1d(weights)),
      [input],
    );
    const direction = statelessNormal([4, 6], logits.length);
    const slope = [...gradient!.dataSync()].reduce((total, value, i) => total + value * direction[i]!, 0);
    const lossAt = (step: number) => {
      const moved = Array.from(logits, (logit, i) => logit + step * direction[i]!);
      return targets.reduce((total, target, n) => total + weights[n]! * nats(row(n, moved), target), 0);
    };
    const expected = (lossAt(1e-4) - lossAt(-1e-4)) / 2e-4;
    expect(Math.abs(slope - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-5);
  });

  it('does not change when a number is added to all logits of a row, and its gradients of a row sum to 0', () => {
    const logits = tf.tensor2d(statelessNormal([5, 5], 12), [3, 4]);
    const shifted = tf.add(logits, tf.tensor2d([[100], [-50], [7]]));
    const targets = ids([0, 3, 1]);
    expectAllClose(
      softmaxCrossEntropy(shifted as tf.Tensor2D, targets).dataSync(),
      softmaxCrossEntropy(logits, targets).dataSync(),
      1e-5,
    );
    const [gradient] = gradientsOf((l: tf.Tensor2D) => softmaxCrossEntropy(l, targets), [logits]);
    expectAllClose(tf.sum(gradient!, 1).dataSync(), [0, 0, 0], 1e-6);
  });

  it('has a gradient of exactly 0 in a row that nothing is made of', () => {
    const logits = tf.tensor2d(statelessNormal([5, 6], 8), [2, 4]);
    const mask = tf.tensor1d([1, 0]);
    const [gradient] = gradientsOf((l: tf.Tensor2D) => tf.mul(softmaxCrossEntropy(l, ids([1, 0])), mask), [logits]);
    expect([...gradient!.dataSync()].slice(4).every((value) => value === 0)).toBe(true);
  });

  it('is 0 for a vocabulary of one word, and NaN where a logit is NaN but in no other row', () => {
    expect([...softmaxCrossEntropy(tf.tensor2d([[7]]), ids([0])).dataSync()]).toEqual([0]);
    const broken = tf.tensor2d([
      [NaN, 1],
      [1, 1],
    ]);
    const [first, second] = softmaxCrossEntropy(broken, ids([1, 1])).dataSync();
    expect(first).toBeNaN();
    expect(second).toBeCloseTo(Math.LN2, 6);
  });

  it('refuses targets of another length or type', () => {
    expect(() => softmaxCrossEntropy(tf.zeros([2, 3]), ids([0]))).toThrow(
      'targets are (1) of int32, expected (2) of int32',
    );
    expect(() => softmaxCrossEntropy(tf.zeros([1, 3]), tf.tensor1d([0]))).toThrow('(1) of float32');
  });
});
