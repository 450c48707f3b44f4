import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { compiledExecutor } from '#main/engine/compiled-executor.ts';
import { graphBytes } from '#main/engine/graph/saved-model.ts';
import { traceFunction } from '#main/engine/graph/traced-function.ts';
import { modelFunctions } from '#main/engine/model-functions.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import type { PureFunction } from '#main/engine/pure-function.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';

beforeAll(() => openNativeBackend(''));

const floats = (shape: number[]) => ({ shape, dtype: 'float32' }) as const;

/** A function of x (3, 4) alone. */
function functionOf(run: (x: tf.Tensor2D) => tf.Tensor): PureFunction {
  return {
    name: 'f',
    inputs: { x: floats([3, 4]) },
    run: (_, { x }) => ({ outputs: { y: run(x as tf.Tensor2D) }, updates: {} }), // declared as (3, 4)
  };
}

const numbers = statelessNormal([5, 6], 12);
const sumOf = (run: (x: tf.Tensor2D) => tf.Tensor) => (x: tf.Tensor2D) =>
  tf.grad((v: tf.Tensor) => tf.sum(run(v as tf.Tensor2D)))(x); // a matrix in, a matrix inside
const image = (x: tf.Tensor2D) => tf.reshape<tf.Rank.R4>(x, [1, 3, 4, 1]);
const filter = () => tf.fill<tf.Rank.R4>([2, 2, 1, 2], 0.3);

const operations: Record<string, (x: tf.Tensor2D) => tf.Tensor> = {
  arithmetic: (x) => tf.div(tf.sub(tf.mul(x, 2), tf.neg(x)), tf.add(tf.square(x), 1)),
  exponentials: (x) => tf.add(tf.exp(x), tf.add(tf.expm1(x), tf.log(tf.add(tf.abs(x), 1)))),
  roots: (x) => tf.sqrt(tf.add(tf.square(x), 0.5)),
  activations: (x) => tf.add(tf.relu(x), tf.add(tf.tanh(x), tf.add(tf.softplus(x), tf.sigmoid(x)))),
  'elu and selu': (x) => tf.add(tf.elu(x), tf.selu(x)),
  bias: (x) => tf.add(x, tf.tensor1d([1, 2, 3, 4])),
  product: (x) => tf.matMul(x, x, false, true),
  'sums and means': (x) => tf.add(tf.sum(x, 1), tf.add(tf.mean(x, 1), tf.logSumExp(x, 1))),
  'largest and smallest': (x) => tf.add(tf.max(x, 1), tf.min(x, 1)),
  'bounds by tensors': (x) => tf.add(tf.minimum(x, 0.2), tf.maximum(x, -0.2)),
  'squared difference': (x) => tf.squaredDifference(x, tf.ones([3, 4])),
  softmax: (x) => tf.mul(tf.softmax(x), x),
  'log softmax': (x) => tf.logSoftmax(x),
  'shape changes': (x) => tf.concat([tf.transpose(x), tf.reshape(x, [4, 3])], 1),
  'stack and unstack': (x) =>
    tf.stack(
      tf.unstack(x, 1).map((column, i) => tf.mul(column, i)),
      1,
    ),
  split: (x) => tf.mul(tf.split(x, 2, 1)[0]!, tf.split(x, 2, 1)[1]!),
  slice: (x) => tf.slice(x, [1, 1], [2, 2]),
  tile: (x) => tf.tile(x, [2, 1]),
  'expanded dimensions': (x) => tf.mul(tf.expandDims(x, 1), tf.ones([1, 2, 1])),
  pad: (x) =>
    tf.pad(x, [
      [1, 0],
      [0, 2],
    ]),
  convolution: (x) => tf.conv2d(image(x), filter(), 2, 'same'),
  'transposed convolution': (x) =>
    tf.conv2dTranspose(image(x), tf.fill<tf.Rank.R4>([2, 2, 2, 1], 0.3), [1, 6, 8, 2], 2, 'same'),
  'max pool': (x) => tf.maxPool(image(x), 2, 1, 'same'),
  'average pool': (x) => tf.avgPool(image(x), 2, 1, 'same'),
};

describe('every operation gives compiled what it gives step by step, and so does its gradient', () => {
  test.each(Object.entries(operations))('%s', (_, run) => {
    const x = tf.tensor2d(numbers, [3, 4]);
    for (const [kind, fn] of [
      ['value', run],
      ['gradient', sumOf(run)],
    ] as const) {
      const eager = [...fn(x).dataSync()];
      const executor = compiledExecutor({}, {});
      const compiled = executor.call(functionOf(fn), { x: numbers })['y']!;
      executor.dispose();
      expect(compiled, kind).toHaveLength(eager.length);
      compiled.forEach((value, i) =>
        expect(Math.abs(value - eager[i]!), kind).toBeLessThan(1e-5 * Math.max(1, Math.abs(value))),
      );
    }
  });
});

test('recording twice gives the same graph byte by byte, for every function of a model', () => {
  for (const network of ['dense', 'convolutional'] as const) {
    const spec = quickSpecification({ network, convolutionChannels: [2], likelihood: 'gaussian-per-dimension' });
    const shapes = { ...parameterShapes(spec), ...slotShapes(spec, parameterShapes(spec)) };
    for (const functionOfCount of Object.values(modelFunctions(spec, 1))) {
      const [once, again] = [0, 1].map(() => graphBytes(traceFunction('f', functionOfCount(5), shapes).nodes));
      expect(Buffer.compare(once!, again!)).toBe(0);
      expect(once!.length).toBeGreaterThan(500);
    }
  }
});

test('the compiled gradient is the slope of the compiled loss in a random direction', () => {
  const w = Array.from(statelessNormal([1, 2], 12), (value) => value / 2);
  const loss = (state: tf.Tensor, x: tf.Tensor) =>
    tf.sum<tf.Scalar>(tf.softplus(tf.matMul(x as tf.Tensor2D, tf.reshape(state, [4, 3])))); /* (3, 4) */
  const lossFunction: PureFunction = {
    name: 'loss',
    inputs: { x: floats([3, 4]) },
    run: (state, { x }) => ({ outputs: { loss: loss(state['w']!, x!) }, updates: {} }),
  };
  const gradientFunction: PureFunction = {
    name: 'gradient',
    inputs: { x: floats([3, 4]) },
    run: (state, { x }) => ({ outputs: { dw: tf.grad((v) => loss(v, x!))(state['w']!) }, updates: {} }),
  };
  const at = (values: number[]) => ({ w: { shape: [12], data: Float32Array.from(values) } });
  const executor = compiledExecutor({ w: [12] }, at(w));
  executor.prepare([
    { fn: lossFunction, rowInputs: [] },
    { fn: gradientFunction, rowInputs: [] },
  ]);
  const gradient = executor.call(gradientFunction, { x: numbers })['dw']!;
  const direction = statelessNormal([3, 4], 12);
  const lossAt = (step: number) => {
    executor.writeState(at(w.map((value, i) => value + step * direction[i]!)));
    return executor.call(lossFunction, { x: numbers })['loss']![0]!;
  };
  const slope = (lossAt(1e-2) - lossAt(-1e-2)) / 2e-2;
  const expected = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
  expect(Math.abs(slope - expected) / Math.abs(expected)).toBeLessThan(1e-3); // float32 loss of about 10, step 0.01
  executor.dispose();
});

test('an update waits until the old value was read, and outputs are those from before it', () => {
  const count: PureFunction = {
    name: 'count',
    inputs: {},
    run: (state) => ({ outputs: { before: tf.mul(state['n']!, 1) }, updates: { n: tf.add(state['n']!, 1) } }),
  };
  const executor = compiledExecutor({ n: [] }, { n: { shape: [], data: Float32Array.of(5) } });
  for (const expected of [5, 6, 7]) expect([...executor.call(count, {})['before']!]).toEqual([expected]);
  expect([...executor.readState()['n']!.data]).toEqual([8]);
  executor.dispose();
});
