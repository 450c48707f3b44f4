import type * as tf from '@tensorflow/tfjs-core';
import { dataTypes } from './graph/graph-node.ts';
import { nodeBackend } from './graph/node-binding.ts';
import type { BindingAttribute } from './graph/node-binding.ts';

/** Runs a TensorFlow operation that tfjs has no kernel for; only on the back end 'tensorflow'. */
export function runOperation(
  name: string,
  attributes: readonly BindingAttribute[],
  inputs: readonly tf.Tensor[],
): tf.Tensor {
  return nodeBackend().executeSingleOutput(name, attributes, inputs);
}

export function typeAttribute(name: string, type: 'int32' | 'float32'): BindingAttribute {
  return { name, type: nodeBackend().binding.TF_ATTR_TYPE, value: dataTypes[type] };
}
