import * as tf from '@tensorflow/tfjs-core';

/** An attribute of a TensorFlow operation as tfjs-node's binding takes it. */
export interface OperationAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** What is used of tfjs-node's backend beside tfjs-core's own interface. */
interface NodeBackend {
  readonly binding: {
    readonly TF_ATTR_TYPE: number;
    readonly TF_ATTR_STRING: number;
    readonly TF_INT32: number;
    readonly TF_FLOAT: number;
  };
  executeSingleOutput(name: string, attributes: readonly OperationAttribute[], inputs: readonly tf.Tensor[]): tf.Tensor;
}

/** Runs a TensorFlow operation that tfjs has no kernel for; only on the back end 'tensorflow'. */
export function runOperation(
  name: string,
  attributes: readonly OperationAttribute[],
  inputs: readonly tf.Tensor[],
): tf.Tensor {
  return nodeBackend().executeSingleOutput(name, attributes, inputs);
}

export function typeAttribute(name: string, type: 'int32' | 'float32'): OperationAttribute {
  const { TF_ATTR_TYPE, TF_INT32, TF_FLOAT } = nodeBackend().binding;
  return { name, type: TF_ATTR_TYPE, value: type === 'int32' ? TF_INT32 : TF_FLOAT };
}

function nodeBackend(): NodeBackend {
  return tf.backend() as unknown as NodeBackend; // callers run on the back end 'tensorflow'
}
