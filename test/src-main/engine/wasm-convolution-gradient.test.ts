import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerStatelessRandom } from '#shared/random/random-normal.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import { objective } from '#shared/vae/objective.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';
import { gradientsOf } from '#test/src-shared/cpu-backend.ts';
import { float64Convolution, float64TransposedConvolution } from '#test/oracles/float64-convolution.ts';

beforeAll(async () => {
  await openWasmBackend();
  await openWasmBackend(); // a second opening changes nothing
});

type Shape = [number, number, number, number];

const elements = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);
const numbers = (shape: readonly number[], seed: number) => statelessNormal([seed, 5], elements(shape));
const tensor = (shape: Shape, seed: number) => tf.tensor4d(numbers(shape, seed), shape);

interface Convolution {
  readonly image: Shape;
  readonly kernel: Shape;
  readonly stride: number;
  readonly pad: 'same' | 'valid' | number;
}

const cases: Convolution[] = [
  { image: [3, 8, 6, 2], kernel: [3, 3, 2, 4], stride: 2, pad: 'same' },
  { image: [2, 7, 5, 1], kernel: [3, 3, 1, 3], stride: 2, pad: 'same' },
  { image: [1, 2, 1, 3], kernel: [3, 3, 3, 1], stride: 2, pad: 'same' },
  { image: [2, 6, 6, 2], kernel: [3, 2, 2, 2], stride: 1, pad: 'valid' },
  { image: [2, 7, 9, 2], kernel: [1, 2, 2, 3], stride: 3, pad: 'valid' },
  { image: [2, 5, 5, 2], kernel: [3, 3, 2, 2], stride: 2, pad: 1 },
];

/** Gradients of a weighted sum of a convolution, and of a transposed one, by input and kernel. */
function gradients({ image, kernel, stride, pad }: Convolution): readonly Float32Array[] {
  return tf.tidy(() => {
    const [x, w] = [tensor(image, 1), tensor(kernel, 2)];
    const y = tf.conv2d(x, w, stride, pad);
    const byForward = gradientsOf(
      (...[a, b]: [tf.Tensor4D, tf.Tensor4D]) => tf.mul(tf.conv2d(a, b, stride, pad), tensor(y.shape, 3)),
      [x, w],
    );
    const byTranspose = gradientsOf(
      (...[a, b]: [tf.Tensor4D, tf.Tensor4D]) => tf.mul(tf.conv2dTranspose(a, b, image, stride, pad), tensor(image, 4)),
      [y, w],
    );
    return [...byForward, ...byTranspose].map((gradient) => Float32Array.from(gradient.dataSync()));
  });
}

describe('the gradients of a convolution and of its transpose on WebAssembly', () => {
  test.each(cases)("are those of tfjs's CPU back end: $image by $kernel, stride $stride, $pad", async (convolution) => {
    const found = gradients(convolution);
    await tf.setBackend('cpu');
    const expected = gradients(convolution);
    await tf.setBackend('wasm');
    expected.forEach((gradient, i) => {
      const largest = Math.max(...gradient.map(Math.abs));
      expect(found[i]).toHaveLength(gradient.length);
      gradient.forEach((value, j) => expect(Math.abs(value - found[i]![j]!) / largest).toBeLessThan(1e-5));
    });
  });

  test('are those that finite differences in float64 give, in a random direction', () => {
    const [x, w, bias] = [numbers([5, 4, 2], 1), numbers([3, 3, 2, 3], 2), new Float32Array(3)];
    const weights = numbers([3, 2, 3], 3);
    const direction = numbers([3, 3, 2, 3], 4);
    const moved = (step: number) => Float64Array.from(w, (value, i) => value + step * direction[i]!);
    const slope = (loss: (kernel: Float64Array) => number) => (loss(moved(1e-5)) - loss(moved(-1e-5))) / 2e-5;
    const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Array.from(a, (v, i) => v * b[i]!).reduce((s, v) => s + v, 0);
    const image = { height: 5, width: 4, channels: 2, values: [...x] };
    const small = { height: 3, width: 2, channels: 3, values: [...weights] };
    const expected = [
      slope((kernel) => dot(float64Convolution(image, { kernel, bias }).values, weights)),
      slope((kernel) => dot(float64TransposedConvolution(small, { kernel, bias: [0, 0] }, [5, 4]).values, x)),
    ];
    const kernel = tf.tensor4d(w, [3, 3, 2, 3]);
    const [larger, smaller] = [tf.tensor4d(x, [1, 5, 4, 2]), tf.tensor4d(weights, [1, 3, 2, 3])];
    const products = [
      (k: tf.Tensor4D) => tf.mul(tf.conv2d(larger, k, 2, 'same'), smaller),
      (k: tf.Tensor4D) => tf.mul(tf.conv2dTranspose(smaller, k, [1, 5, 4, 2], 2, 'same'), larger),
    ];
    products.forEach((product, i) => {
      const [gradient] = gradientsOf(product, [kernel]);
      const along = dot(gradient!.dataSync(), direction);
      expect(Math.abs(along - expected[i]!) / Math.abs(expected[i]!)).toBeLessThan(1e-5);
    });
  });

  test('are those of the CPU back end through a whole convolutional VAE, to 1e-5 of the largest', async () => {
    const spec = quickSpecification({ network: 'convolutional', convolutionChannels: [4, 6] });
    const initial = initialParameters(spec, 1);
    const names = Object.keys(initial);
    const byName = (values: readonly tf.Tensor[]) => Object.fromEntries(names.map((name, i) => [name, values[i]!]));
    const all = () =>
      tf.tidy(() => {
        const inputs = { beta: tf.scalar(1), key: tf.tensor1d([3, 4], 'int32') };
        const x = tf.sigmoid(tf.tensor2d(numbers([5, 36], 6), [5, 36]));
        const loss = (...values: tf.Tensor[]) => objective(spec, byName(values), x, inputs).loss;
        const parameters = Object.values(initial).map(({ shape, values }) => tf.tensor(values, [...shape]));
        return gradientsOf(loss, parameters).map((gradient) => Float32Array.from(gradient.dataSync()));
      });
    const found = all();
    await tf.setBackend('cpu');
    registerStatelessRandom('cpu');
    const expected = all();
    await tf.setBackend('wasm');
    expected.forEach((gradient, i) => {
      const largest = Math.max(...gradient.map(Math.abs));
      gradient.forEach((value, j) => expect(Math.abs(value - found[i]![j]!) / largest, names[i]).toBeLessThan(1e-5));
    });
  });

  test('leave no tensor behind', () => {
    gradients(cases[0]!);
    const before = tf.memory().numTensors;
    const kernels = tf.backend().numDataIds();
    gradients(cases[0]!);
    expect(tf.memory().numTensors).toBe(before);
    expect(tf.backend().numDataIds()).toBe(kernels);
  });

  test('refuse channels first, which no network here has', () => {
    const [x, w] = [tensor([1, 2, 6, 6], 1), tensor([3, 3, 2, 2], 2)];
    const attributes = { strides: 2, pad: 'same', dataFormat: 'NCHW', filterShape: w.shape };
    const kernel = () => tf.engine().runKernel('Conv2DBackpropFilter', { x, dy: x }, attributes);
    expect(kernel).toThrow('expected NHWC');
  });
});
