import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import * as tf from '@tensorflow/tfjs-core';
import { useNativeGradients } from './native-gradients.ts';
import { runOperation, typeAttribute } from './native-operation.ts';
import { registerNativeTextKernels } from './native-text-kernels.ts';
import { restoreRemovedUtilities } from './removed-node-utilities.ts';
import { threadPlan } from './thread-plan.ts';
import type { ThreadPlan } from './thread-plan.ts';

/**
 * Loads tfjs-node, makes it the current back end and gives its name and version. Throws when it cannot be loaded. The
 * first plan of a process holds to its end.
 */
export async function openNativeBackend(installedVersion: string, plan?: ThreadPlan): Promise<string> {
  const { intraOperation, interOperation } = plan ?? threadPlan(availableParallelism(), true);
  process.env['TF_NUM_INTRAOP_THREADS'] = String(intraOperation);
  process.env['TF_NUM_INTEROP_THREADS'] = String(interOperation);
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '3';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1';
  restoreRemovedUtilities();
  // required, not imported: a `require` is not bundled, and it gives tfjs-node the same tfjs-core as ours
  createRequire(import.meta.url)('@tensorflow/tfjs-node');
  if (!(await tf.setBackend('tensorflow'))) throw new Error('the back end "tensorflow" did not start');
  registerRandomKernel('StatelessRandomNormal');
  registerRandomKernel('StatelessRandomUniform');
  registerNativeTextKernels();
  useNativeGradients();
  const { binding } = tf.backend() as unknown as { binding: { TF_Version?: string } }; // tfjs-node's backend has one
  return `tensorflow ${binding.TF_Version ?? installedVersion}`;
}

/** TensorFlow's own stateless operations: the same numbers as `stateless-random.ts`, to the rounding of log, sin, cos. */
function registerRandomKernel(kernelName: string): void {
  if (tf.getKernel(kernelName, 'tensorflow')) return;
  tf.registerKernel({
    kernelName,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs }) => {
      const shape = tf.tensor1d(attrs?.['shape'] as number[], 'int32'); // `randomNormal` passes its shape
      const attributes = [
        typeAttribute('T', 'int32'),
        typeAttribute('dtype', 'float32'),
        typeAttribute('Tseed', 'int32'),
      ];
      const drawn = runOperation(kernelName, attributes, [shape, inputs['seed'] as tf.Tensor]); // and its key
      shape.dispose();
      return drawn;
    },
  });
}
