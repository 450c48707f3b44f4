import { gruStates } from '#shared/networks/gru.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64States } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const [stepCount, batchSize, size] = [6, 3, 4];
const shapes = [[stepCount, batchSize, 3 * size], [size, 3 * size], [size], [batchSize, size]];
const draw = (shape: readonly number[], place: number) =>
  statelessNormal(
    [place, 22],
    shape.reduce((product, n) => product * n, 1),
  );
const values = shapes.map(draw);
const weights = draw([stepCount, batchSize, size], 9);
const inputs = () => values.map((numbers, i) => tf.tensor(numbers, shapes[i]));
const states = (...[projected, recurrentKernel, candidateBias, initial]: tf.Tensor[]) =>
  gruStates(
    projected as tf.Tensor3D,
    { recurrentKernel: recurrentKernel as tf.Tensor2D, candidateBias: candidateBias as tf.Tensor1D },
    initial as tf.Tensor2D,
  );

/** The equations as they stand, each gate by itself, differentiated by tfjs. */
function naiveStates(...[projected, kernel, bias, initial]: tf.Tensor[]): tf.Tensor {
  let hidden = initial!;
  const all = tf.unstack(projected!).map((x) => {
    const fromInput = tf.split(x, 3, 1);
    const fromState = tf.split(tf.matMul(hidden, kernel!), 3, 1);
    const reset = tf.sigmoid(tf.add(fromInput[0]!, fromState[0]!));
    const update = tf.sigmoid(tf.add(fromInput[1]!, fromState[1]!));
    const candidate = tf.tanh(tf.add(fromInput[2]!, tf.mul(reset, tf.add(fromState[2]!, bias!))));
    hidden = tf.add(tf.mul(tf.sub(1, update), candidate), tf.mul(update, hidden));
    return hidden;
  });
  return tf.stack(all);
}

/** (T, B, H) of the float64 loops, flat. */
function oracle([projected, kernel, bias, initial]: readonly ArrayLike<number>[]): number[] {
  const cell = { kind: 'gru', recurrentKernel: rows(kernel!, 3 * size), candidateBias: Array.from(bias!) } as const;
  const byRow = Array.from({ length: batchSize }, (_, b) => {
    const x = rows(projected!, 3 * size).filter((_row, i) => i % batchSize === b);
    return float64States(cell, x, { hidden: rows(initial!, size)[b]!, cell: [] });
  });
  return Array.from({ length: stepCount }, (_, t) => byRow.flatMap((steps) => steps[t]!)).flat();
}

describe('gruStates', () => {
  it('goes one step of one unit as by hand', () => {
    const projected = tf.tensor3d([[[Math.log(3), -Math.log(3), 0.5]]]); // σ: 3/4, 1/4
    const oneUnit = { recurrentKernel: tf.tensor2d([[0, 0, 2]]), candidateBias: tf.tensor1d([-1]) };
    const found = gruStates(projected, oneUnit, tf.tensor2d([[0.8]]));
    expectAllClose(found.dataSync(), [0.75 * Math.tanh(0.5 + 0.75 * (1.6 - 1)) + 0.25 * 0.8], 1e-6);
  });

  it('has the states of float64 loops', () => {
    expectAllClose(states(...inputs()).dataSync(), oracle(values), 2e-6);
  });

  it('has the gradient that finite differences in float64 give, in a random direction', () => {
    const gradients = gradientsOf((...all) => tf.mul(states(...all), tf.tensor(weights, [6, 3, 4])), inputs());
    const direction = shapes.map((shape, i) => draw(shape, 40 + i));
    const slope = gradients.reduce((total, gradient, i) => total + dot(gradient.dataSync(), direction[i]!), 0);
    const at = (step: number) => {
      const moved = values.map((numbers, i) => Array.from(numbers, (value, k) => value + step * direction[i]![k]!));
      return dot(oracle(moved), weights);
    };
    const expected = (at(1e-5) - at(-1e-5)) / 2e-5;
    expect(Math.abs(slope - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-5);
  });

  it('has all gradients of the equations differentiated step by step', () => {
    const weighed = (run: typeof naiveStates) =>
      gradientsOf((...all) => tf.mul(run(...all), tf.tensor(weights, [6, 3, 4])), inputs());
    const expected = weighed(naiveStates);
    weighed(states).forEach((gradient, i) => {
      expect(gradient.shape).toEqual(shapes[i]);
      expectAllClose(gradient.dataSync(), expected[i]!.dataSync(), 1e-5);
    });
  });

  it('knows nothing of later steps, and gives a step that nothing is made of a gradient of exactly 0', () => {
    const [projected, ...rest] = inputs();
    const half = tf.slice(projected!, [0, 0, 0], [3, batchSize, 3 * size]);
    const first = tf.slice(states(projected!, ...rest), [0, 0, 0], [3, batchSize, size]);
    expect(first.dataSync()).toEqual(states(half, ...rest).dataSync());
    const [gradient] = gradientsOf(
      (x: tf.Tensor) => tf.slice(states(x, ...rest), [0, 0, 0], [3, batchSize, size]),
      [projected!],
    );
    expect([...gradient!.dataSync()].slice(3 * batchSize * 3 * size).every((value) => value === 0)).toBe(true);
  });

  it('takes one step, one row, and numbers that saturate every gate', () => {
    const huge = tf.tensor3d([[[600, -600, -600]]]);
    const weightless = { recurrentKernel: tf.zeros<tf.Rank.R2>([1, 3]), candidateBias: tf.tensor1d([0]) };
    const start = tf.tensor2d([[0.5]]);
    expect([...gruStates(huge, weightless, start).dataSync()]).toEqual([-1]);
    const [gradient] = gradientsOf((x: tf.Tensor3D) => gruStates(x, weightless, start), [huge]);
    expect([...gradient!.dataSync()].every((value) => value === 0)).toBe(true);
  });

  it('shows a NaN in every later state of its row, and in no other row', () => {
    const [projected, ...rest] = inputs();
    const broken = Float32Array.from(projected!.dataSync());
    broken[(2 * batchSize + 1) * 3 * size] = NaN; // step 2 of row 1
    const found = states(tf.tensor(broken, projected!.shape), ...rest);
    const hasNaN = rows(found.dataSync(), size).map((row) => row.some(Number.isNaN));
    expect(hasNaN).toEqual(hasNaN.map((_, i) => i % batchSize === 1 && i >= 2 * batchSize));
  });
});

function rows(numbers: ArrayLike<number>, width: number): number[][] {
  return Array.from({ length: numbers.length / width }, (_, r) =>
    Array.from({ length: width }, (_value, c) => numbers[r * width + c]!),
  );
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((total, value, i) => total + value * b[i]!, 0);
}
