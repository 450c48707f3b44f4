import { lstmStates } from '#shared/networks/lstm.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64States } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const [stepCount, batchSize, size] = [6, 3, 4];
const shapes = [
  [stepCount, batchSize, 4 * size],
  [size, 4 * size],
  [batchSize, size],
  [batchSize, size],
];
const draw = (shape: readonly number[], place: number) =>
  statelessNormal(
    [place, 21],
    shape.reduce((product, n) => product * n, 1),
  );
const values = shapes.map(draw);
const weights = draw([stepCount, batchSize, size], 9);
const inputs = () => values.map((numbers, i) => tf.tensor(numbers, shapes[i]));
const states = (...[projected, kernel, hidden, cell]: tf.Tensor[]) =>
  lstmStates(projected as tf.Tensor3D, kernel as tf.Tensor2D, {
    hidden: hidden as tf.Tensor2D,
    cell: cell as tf.Tensor2D,
  });

/** The equations as they stand, each gate by itself, differentiated by tfjs. */
function naiveStates(...[projected, kernel, initialHidden, initialCell]: tf.Tensor[]): tf.Tensor {
  let [hidden, cell] = [initialHidden!, initialCell!];
  const all = tf.unstack(projected!).map((x) => {
    const sums = tf.split(tf.add(x, tf.matMul(hidden, kernel!)), 4, 1);
    const [input, forget, output] = sums.slice(0, 3).map((gate) => tf.sigmoid(gate));
    cell = tf.add(tf.mul(forget!, cell), tf.mul(input!, tf.tanh(sums[3]!)));
    hidden = tf.mul(output!, tf.tanh(cell));
    return hidden;
  });
  return tf.stack(all);
}

/** (T, B, H) of the float64 loops, flat. */
function oracle([projected, kernel, hidden, cell]: readonly ArrayLike<number>[]): number[] {
  const recurrentKernel = rows(kernel!, 4 * size);
  const byRow = Array.from({ length: batchSize }, (_, b) => {
    const x = rows(projected!, 4 * size).filter((_row, i) => i % batchSize === b);
    const start = { hidden: rows(hidden!, size)[b]!, cell: rows(cell!, size)[b]! };
    return float64States({ kind: 'lstm', recurrentKernel, candidateBias: [] }, x, start);
  });
  return Array.from({ length: stepCount }, (_, t) => byRow.flatMap((steps) => steps[t]!)).flat();
}

describe('lstmStates', () => {
  it('goes one step of one unit as by hand', () => {
    const projected = tf.tensor3d([[[Math.log(3), 0, -Math.log(3), 0.5]]]); // σ: 3/4, 1/2, 1/4
    const found = lstmStates(projected, tf.zeros([1, 4]), { hidden: tf.tensor2d([[9]]), cell: tf.tensor2d([[2]]) });
    expectAllClose(found.dataSync(), [Math.tanh(1 + 0.75 * Math.tanh(0.5)) / 4], 1e-6);
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
    const half = tf.slice(projected!, [0, 0, 0], [3, batchSize, 4 * size]);
    const first = tf.slice(states(projected!, ...rest), [0, 0, 0], [3, batchSize, size]);
    expect(first.dataSync()).toEqual(states(half, ...rest).dataSync());
    const [gradient] = gradientsOf(
      (x: tf.Tensor) => tf.slice(states(x, ...rest), [0, 0, 0], [3, batchSize, size]),
      [projected!],
    );
    expect([...gradient!.dataSync()].slice(3 * batchSize * 4 * size).every((value) => value === 0)).toBe(true);
  });

  it('takes one step, one row, and numbers that saturate every gate', () => {
    const huge = tf.tensor3d([[[600, -600, 600, -600]]]);
    const start = { hidden: tf.tensor2d([[0]]), cell: tf.tensor2d([[5]]) };
    expectAllClose(lstmStates(huge, tf.zeros([1, 4]), start).dataSync(), [Math.tanh(-1)], 1e-6);
    const [gradient] = gradientsOf((x: tf.Tensor3D) => lstmStates(x, tf.zeros([1, 4]), start), [huge]);
    expect([...gradient!.dataSync()].every((value) => value === 0)).toBe(true);
  });

  it('shows a NaN in every later state of its row, and in no other row', () => {
    const [projected, ...rest] = inputs();
    const broken = Float32Array.from(projected!.dataSync());
    broken[(2 * batchSize + 1) * 4 * size] = NaN; // step 2 of row 1
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
