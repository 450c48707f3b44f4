import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { restoreRemovedUtilities } from './removed-node-utilities.ts';

/** What is used of tfjs-node's backend beside tfjs-core's own interface. */
interface NodeBackend {
  readonly binding: {
    readonly TF_ATTR_TYPE: number;
    readonly TF_Version?: string;
    readonly TF_INT32: number;
    readonly TF_FLOAT: number;
  };
  executeSingleOutput(name: string, attributes: unknown[], inputs: tf.Tensor[]): tf.Tensor;
}

const require = createRequire(import.meta.url);

/** Loads tfjs-node, makes it the current back end and gives its name and version. Throws when it cannot be loaded. */
export async function openNativeBackend(): Promise<string> {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '3';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1';
  restoreRemovedUtilities();
  const node = require('@tensorflow/tfjs-node') as { version: { tensorflow?: string } }; // CommonJS; patched just above
  if (!(await tf.setBackend('tensorflow'))) throw new Error('the back end "tensorflow" did not start');
  registerRandomKernel('StatelessRandomNormal');
  registerRandomKernel('StatelessRandomUniform');
  useGradientOperations();
  const binding = nodeBackend().binding;
  return `tensorflow ${binding.TF_Version ?? node.version.tensorflow ?? ''}`.trim();
}

function nodeBackend(): NodeBackend {
  return tf.backend() as unknown as NodeBackend; // the current back end is tfjs-node's
}

function typeAttribute(name: string, value: number) {
  return { name, type: nodeBackend().binding.TF_ATTR_TYPE, value };
}

/** TensorFlow's own stateless operations: the same numbers as `stateless-random.ts`. */
function registerRandomKernel(kernelName: string): void {
  if (tf.getKernel(kernelName, 'tensorflow')) return;
  tf.registerKernel({
    kernelName,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs }) => {
      const { TF_INT32, TF_FLOAT } = nodeBackend().binding;
      const shape = tf.tensor1d(attrs?.['shape'] as number[], 'int32'); // `randomNormal` passes its shape
      const attributes = [
        typeAttribute('T', TF_INT32),
        typeAttribute('dtype', TF_FLOAT),
        typeAttribute('Tseed', TF_INT32),
      ];
      const seed = inputs['seed'] as tf.Tensor; // and its key
      const drawn = nodeBackend().executeSingleOutput(kernelName, attributes, [shape, seed]);
      shape.dispose();
      return drawn;
    },
  });
}

/** Single operations where tfjs's own gradients of these activations run up to six over the whole layer. */
function useGradientOperations(): void {
  replaceGradient('Relu', 'ReluGrad', 'output');
  replaceGradient('Tanh', 'TanhGrad', 'output');
  replaceGradient('Sigmoid', 'SigmoidGrad', 'output');
  replaceGradient('Softplus', 'SoftplusGrad', 'input');
}

function replaceGradient(kernelName: string, operation: string, saved: 'input' | 'output'): void {
  const outputFirst = operation === 'TanhGrad' || operation === 'SigmoidGrad'; // these take (y, dy), the others (dy, x)
  tf.unregisterGradient(kernelName);
  tf.registerGradient({
    kernelName,
    ...(saved === 'input' ? { inputsToSave: [inputName(kernelName)] } : { outputsToSave: [true] }),
    gradFunc: (dy, kept) => {
      const value = kept[0]!;
      const gradient = dy as tf.Tensor; // these kernels have one output
      const inputs = outputFirst ? [value, gradient] : [gradient, value];
      const attributes = () => [typeAttribute('T', nodeBackend().binding.TF_FLOAT)];
      return { x: () => nodeBackend().executeSingleOutput(operation, attributes(), inputs) };
    },
  });
}

function inputName(kernelName: string): string {
  return tf.getGradient(kernelName)?.inputsToSave?.[0] ?? 'x';
}
