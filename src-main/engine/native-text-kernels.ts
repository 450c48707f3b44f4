import * as tf from '@tensorflow/tfjs-core';
import { embeddingRowSumsKernel, embeddingRowsKernel } from '#shared/networks/embedding-kernels.ts';
import type { BindingAttribute } from './graph/node-binding.ts';
import { runOperation, typeAttribute } from './native-operation.ts';

/**
 * The kernels of `embedding-kernels.ts` as one TensorFlow operation each, none of which is read back. Attributes are all
 * spelled out, because a graph does not infer them. May be called again; the back end 'tensorflow' must be open.
 */
export function registerNativeTextKernels(): void {
  register(embeddingRowsKernel, ({ rows, ids }) =>
    withNumber(0, (axis) => {
      const types = [typeAttribute('Tparams', 'float32'), ...int32Attributes('Tindices', 'Taxis')];
      return runOperation('GatherV2', types, [rows!, ids!, axis]); // the inputs that the kernel declares
    }),
  );
  register(embeddingRowSumsKernel, ({ rows, ids }, count) =>
    withNumber(count, (rowCount) => {
      const types = [typeAttribute('T', 'float32'), ...int32Attributes('Tindices', 'Tnumsegments')];
      return runOperation('UnsortedSegmentSum', types, [rows!, ids!, rowCount]); // the inputs that the kernel declares
    }),
  );
}

type Inputs = Readonly<Record<string, tf.Tensor | undefined>>;

function register(kernelName: string, run: (inputs: Inputs, count: number) => tf.Tensor): void {
  if (tf.getKernel(kernelName, 'tensorflow')) return;
  tf.registerKernel({
    kernelName,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs }) => run(inputs as unknown as Inputs, Number(attrs?.['count'])), // tensors, as `embedding.ts` passes them
  });
}

function withNumber(value: number, run: (scalar: tf.Scalar) => tf.Tensor): tf.Tensor {
  const scalar = tf.scalar(value, 'int32');
  const result = run(scalar);
  scalar.dispose();
  return result;
}

function int32Attributes(...names: readonly string[]): BindingAttribute[] {
  return names.map((name) => typeAttribute(name, 'int32'));
}
