import {
  attentionShapes,
  causalMask,
  nextAttention,
  nextStep,
  paddingMask,
  selfAttention,
} from '#shared/networks/attention.ts';
import type { AttentionCache, AttentionMask } from '#shared/networks/attention.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64Attention } from '#test/oracles/float64-transformer.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import { matrices, numbersOf } from '../text/text-examples.ts';

useTextBackend();

const [stepCount, batchSize, size, heads] = [5, 3, 6, 2];
const shapes = attentionShapes('a', size);
const values = randomParameters(shapes, 0.6);
const oracle = matrices(numbersOf(values), shapes);
const steps = () => tf.tensor3d(statelessNormal([9, 1], 90), [stepCount, batchSize, size]);
const attend = (mask: AttentionMask, x = steps()) =>
  selfAttention({ place: 'a', heads }, parameterTensors(values), x, mask);
const everything = () => paddingMask(tf.ones([stepCount, batchSize]));

/** Steps of one sequence. (T, H) */
const sequence = (x: tf.Tensor3D, b: number) => x.arraySync().map((step) => step[b]!);

describe('selfAttention', () => {
  it('is the mean of the values where all scores are equal: one head of one number, keys of 0', () => {
    const parameters = {
      'a/projections/kernel': tf.tensor2d([[0, 0, 1]]),
      'a/projections/bias': tf.zeros([3]),
      'a/output/kernel': tf.tensor2d([[2]]),
      'a/output/bias': tf.tensor1d([1]),
    };
    const x = tf.tensor3d([1, 2, 6], [3, 1, 1]);
    const found = (mask: AttentionMask) => selfAttention({ place: 'a', heads: 1 }, parameters, x, mask).dataSync();
    expectAllClose(found(paddingMask(tf.ones([3, 1]))), [7, 7, 7], 1e-6); // 2 · 3 + 1
    expectAllClose(found(causalMask(3)), [3, 4, 7], 1e-6); // means of 1; 1, 2; 1, 2, 6
    expectAllClose(found(paddingMask(tf.tensor2d([[1], [1], [0]]))), [4, 4, 4], 1e-6);
  });

  it.each([
    ['all steps', everything, () => true],
    ['the steps so far', () => causalMask(stepCount), (from: number, to: number) => to <= from],
  ] as const)('has the values of float64 loops where a step sees %s', (_, mask, sees) => {
    const found = attend(mask());
    for (let b = 0; b < batchSize; b++) {
      const expected = float64Attention(oracle, 'a', heads, sequence(steps(), b), sees);
      expectAllClose(sequence(found, b).flat(), expected.flat(), 5e-6);
    }
  });

  it('does not see what padding hides, not even in the last bit', () => {
    const real = tf.tensor2d([1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1], [stepCount, batchSize]); // sequence 1: two real ones
    const other = tf.tensor3d(statelessNormal([9, 2], 90), [stepCount, batchSize, size]);
    const hidden = tf.reshape(tf.sub(1, real), [stepCount, batchSize, 1]);
    const changed: tf.Tensor3D = tf.add(steps(), tf.mul(other, hidden));
    const [before, after] = [attend(paddingMask(real)), attend(paddingMask(real), changed)];
    expect(sequence(after, 1).slice(0, 2)).toEqual(sequence(before, 1).slice(0, 2));
    expect(sequence(after, 1)[2]).not.toEqual(sequence(before, 1)[2]); // the padding itself reads what it is
    const alone = float64Attention(oracle, 'a', heads, sequence(steps(), 1).slice(0, 2), () => true);
    expectAllClose(sequence(before, 1).slice(0, 2).flat(), alone.flat(), 5e-6);
  });

  it('stays finite where a sequence has nothing to see', () => {
    const found = attend(paddingMask(tf.zeros([stepCount, batchSize])));
    expect([...found.dataSync()].every(Number.isFinite)).toBe(true);
  });

  it('stays finite for scores that e^ would overflow', () => {
    const found = attend(causalMask(stepCount), tf.mul(steps(), 100));
    expect([...found.dataSync()].every(Number.isFinite)).toBe(true);
  });

  it('refuses heads that do not share the numbers of a step', () => {
    expect(() => selfAttention({ place: 'a', heads: 4 }, parameterTensors(values), steps(), everything())).toThrow(
      '4 heads share 6 numbers, expected a multiple of 4',
    );
  });
});

describe('nextAttention', () => {
  it('gives step by step what causal attention gives at once, each sequence at a step of its own', () => {
    const all = attend(causalMask(stepCount)).arraySync();
    const given = steps().arraySync();
    const empty = () => tf.zeros<tf.Rank.R4>([batchSize, heads, stepCount, size / heads]);
    let cache: AttentionCache = { keys: empty(), values: empty() };
    const reached = [0, 0, 0];
    for (const moving of [[0, 1, 2], [0, 1, 2], [0], [0, 2]]) {
      // prettier-ignore
      const x = tf.tensor2d(reached.map((t, b) => given[t]![b]!));
      const where = nextStep(tf.tensor1d(reached), stepCount);
      const next = nextAttention({ place: 'a', heads }, parameterTensors(values), x, { ...where, cache });
      const found = next.output.arraySync();
      moving.forEach((b) => {
        expectAllClose(found[b]!, all[reached[b]!]![b]!, 1e-6);
        reached[b]! += 1;
      });
      cache = kept(cache, next.cache, moving);
    }
    expect(reached).toEqual([4, 2, 3]);
  });
});

/** The cache after a step, but of the sequences that did not move the one before it. */
function kept(before: AttentionCache, after: AttentionCache, moving: readonly number[]): AttentionCache {
  const moves = tf.tensor4d([0, 1, 2].map((b) => Number(moving.includes(b))), [batchSize, 1, 1, 1]); // prettier-ignore
  const blend = (old: tf.Tensor4D, next: tf.Tensor4D): tf.Tensor4D => tf.add(old, tf.mul(moves, tf.sub(next, old)));
  return { keys: blend(before.keys, after.keys), values: blend(before.values, after.values) };
}

describe('nextStep', () => {
  it('marks the step, and hides all steps behind it', () => {
    const { isHere, mask } = nextStep(tf.tensor1d([0, 2]), 3);
    expect([...isHere.dataSync()]).toEqual([1, 0, 0, 0, 0, 1]);
    expect([...mask.dataSync()].map((score) => score === 0)).toEqual([true, false, false, true, true, true]);
  });
});

describe('attentionShapes', () => {
  it('has one layer for queries, keys and values, and one behind them', () => {
    expect(shapes).toEqual({
      'a/projections/kernel': [6, 18],
      'a/projections/bias': [18],
      'a/output/kernel': [6, 6],
      'a/output/bias': [6],
    });
  });
});
