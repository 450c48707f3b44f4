import * as tf from '@tensorflow/tfjs-core';
import type { RandomKey } from './random-key.ts';
import { statelessNormal, statelessUniform } from './stateless-random.ts';

const normalKernel = 'StatelessRandomNormal';
const uniformKernel = 'StatelessRandomUniform';

/**
 * Standard normal numbers of a shape, decided by the key alone. Runs the kernel of that name of the current backend,
 * so that the draw is an operation with the key as its input; `tf.randomNormal` would draw in JavaScript instead,
 * and a recorded step would repeat one draw forever.
 */
export function randomNormal<R extends tf.Rank>(shape: tf.ShapeMap[R], key: RandomKey): tf.Tensor<R> {
  return drawStateless(normalKernel, shape, { key, rowAxis: 0 });
}

/** Uniform numbers in [0, 1) of a shape, decided by the key alone. The rows of a batch lie along `rowAxis`. */
export function randomUniform<R extends tf.Rank>(shape: tf.ShapeMap[R], key: RandomKey, rowAxis = 0): tf.Tensor<R> {
  return drawStateless(uniformKernel, shape, { key, rowAxis });
}

/** Gives a backend without such kernels (cpu, wasm) the ones of `stateless-random.ts`. May be called again. */
export function registerStatelessRandom(backendName: string): void {
  register(normalKernel, backendName, statelessNormal);
  register(uniformKernel, backendName, statelessUniform);
}

/** A part of a batch draws what the whole batch would, and takes its rows: how a batch is split changes no number. */
function drawStateless<R extends tf.Rank>(
  kernelName: string,
  shape: tf.ShapeMap[R],
  { key, rowAxis }: { readonly key: RandomKey; readonly rowAxis: number },
): tf.Tensor<R> {
  if (!('whole' in key)) return runStateless<R>(kernelName, shape, key);
  const sizes: readonly number[] = shape;
  const whole = sizes.map((size, axis) => (axis === rowAxis ? key.total : size));
  const begin = sizes.map((_, axis) => (axis === rowAxis ? key.start : 0));
  const drawn = runStateless<R>(kernelName, whole as tf.ShapeMap[R], key.whole); // of the rank of `shape`
  return tf.slice<R, tf.Tensor<R>>(drawn, begin, [...sizes]);
}

function runStateless<R extends tf.Rank>(kernelName: string, shape: tf.ShapeMap[R], seed: tf.Tensor1D): tf.Tensor<R> {
  return tf.engine().runKernel<tf.Tensor<R>>(kernelName, { seed }, { shape });
}

function register(kernelName: string, backendName: string, draw: typeof statelessNormal): void {
  if (tf.getKernel(kernelName, backendName)) return;
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const seed = inputs['seed'];
      const shape = attrs?.['shape'];
      if (!seed || !Array.isArray(shape)) throw new Error(`${kernelName}: needs an input "seed" and a "shape"`);
      // The registry types a backend as {}; cpu and wasm are both of this kind, read synchronously, and a key is int32.
      const [first = 0, second = 0] = (backend as tf.KernelBackend).readSync(seed.dataId) as Int32Array;
      const sizes = shape as number[]; // as the two functions above pass it
      return tf.tensor(draw([first, second], tf.util.sizeFromShape(sizes)), sizes, 'float32');
    },
  });
}
