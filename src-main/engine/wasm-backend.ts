import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { registerTextKernels } from '#shared/networks/embedding-kernels.ts';
import { registerStatelessRandom } from '#shared/random/random-normal.ts';
import { registerConvolutionGradient } from './wasm-convolution-gradient.ts';

/** Makes the WebAssembly back end the current one and gives its name and version. */
export async function openWasmBackend(): Promise<string> {
  const requireModule = createRequire(import.meta.url); // CommonJS like tfjs-core itself under Node: one registry for all
  requireModule('@tensorflow/tfjs'); // registers the gradients, which tfjs-core leaves out
  const wasm = requireModule('@tensorflow/tfjs-backend-wasm') as { version_wasm: string }; // and its back end
  if (!(await tf.setBackend('wasm'))) throw new Error('the back end "wasm" did not start');
  registerStatelessRandom('wasm');
  registerTextKernels('wasm');
  transposeBeforeMultiplying();
  registerConvolutionGradient();
  return `wasm ${wasm.version_wasm}`;
}

/** The WASM product of a transposed matrix is 8 to 14 times slower than of a plain one: transpose it first. */
function transposeBeforeMultiplying(): void {
  const multiply = tf.getKernel('BatchMatMul', 'wasm');
  const transpose = tf.getKernel('Transpose', 'wasm');
  if (!multiply || !transpose) throw new Error('wasm: the kernels BatchMatMul and Transpose are not registered');
  if (replaced.has(multiply.kernelFunc)) return;
  const plain = multiply.kernelFunc;
  const kernelFunc: tf.KernelFunc = ({ inputs, backend, attrs }) => {
    const made: tf.TensorInfo[] = [];
    const turned = (tensor: tf.TensorInfo, isTransposed: boolean): tf.TensorInfo => {
      if (!isTransposed) return tensor;
      const rank = tensor.shape.length;
      const perm = tensor.shape.map((_, i) => (i < rank - 2 ? i : 2 * rank - 3 - i)); // the last two swapped
      const result = transpose.kernelFunc({ inputs: { x: tensor }, backend, attrs: { perm } }) as tf.TensorInfo; // one output
      made.push(result);
      return result;
    };
    const a = turned(inputs['a']!, attrs?.['transposeA'] === true);
    const b = turned(inputs['b']!, attrs?.['transposeB'] === true);
    const product = plain({ inputs: { a, b }, backend, attrs: { transposeA: false, transposeB: false } });
    for (const tensor of made) (backend as tf.KernelBackend).disposeData(tensor.dataId); // what a kernel is given is its back end
    return product;
  };
  replaced.add(kernelFunc);
  tf.unregisterKernel('BatchMatMul', 'wasm');
  tf.registerKernel({ ...multiply, kernelFunc });
}

const replaced = new WeakSet<tf.KernelFunc>();
