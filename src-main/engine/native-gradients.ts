import * as tf from '@tensorflow/tfjs-core';
import { runOperation, typeAttribute } from './native-operation.ts';

const original = new Map<string, tf.GradConfig>();

/**
 * Gives the activations TensorFlow's own gradients: one operation where tfjs runs up to six over the whole layer. The
 * registry has one gradient for all back ends, so that on another one these fall back to what was there before.
 */
export function useNativeGradients(): void {
  if (original.size > 0) return;
  replaceGradient('Relu', (dy, x) => operation('ReluGrad', dy, x));
  replaceGradient('Softplus', (dy, x) => operation('SoftplusGrad', dy, x));
  replaceGradient('Sigmoid', (dy, y) => operation('SigmoidGrad', y, dy));
  replaceGradient('Tanh', (dy, y) => operation('TanhGrad', y, dy));
}

/** `saved` is what the original gradient saves: the input of ReLU and softplus, the output of sigmoid and tanh. */
function replaceGradient(kernelName: string, gradient: (dy: tf.Tensor, saved: tf.Tensor) => tf.Tensor): void {
  const before = tf.getGradient(kernelName);
  if (!before) throw new Error(`useNativeGradients: "${kernelName}" has no gradient to replace`);
  original.set(kernelName, before);
  tf.unregisterGradient(kernelName);
  tf.registerGradient({
    ...before,
    gradFunc: (dy, saved, attributes) => {
      if (tf.getBackend() !== 'tensorflow') return before.gradFunc(dy, saved, attributes);
      return { x: () => gradient(dy as tf.Tensor, saved[0]!) }; // kernels with one output and one input
    },
  });
}

function operation(name: string, ...inputs: tf.Tensor[]): tf.Tensor {
  return runOperation(name, [typeAttribute('T', 'float32')], inputs);
}
