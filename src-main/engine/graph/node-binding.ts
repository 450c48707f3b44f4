import * as tf from '@tensorflow/tfjs-core';

export interface TensorMetadata {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: number;
}

export interface BindingAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

export type TensorData = Float32Array | Int32Array | Uint8Array;

/** What is used of tfjs-node's native binding. Tensors are named by numbers that are never used twice. */
export interface NodeBinding {
  readonly createTensor: (shape: readonly number[], dtype: number, values: TensorData) => number;
  readonly deleteTensor: (id: number) => void;
  readonly tensorDataSync: (id: number) => TensorData;
  readonly executeOp: (
    operation: string,
    attributes: readonly BindingAttribute[],
    inputs: readonly number[],
    outputs: number,
  ) => TensorMetadata[];
  readonly loadSavedModel: (directory: string, tags: string) => number;
  readonly deleteSavedModel: (id: number) => void;
  readonly runSavedModel: (
    id: number,
    inputs: readonly number[],
    inputNames: string,
    outputNames: string,
  ) => TensorMetadata[];
  readonly getNumOfTensors: () => number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
}

/** tfjs-node's back end: its kernels run operations by way of the binding that it holds. */
export interface NodeBackend {
  binding: NodeBinding;
  readonly executeSingleOutput: (
    operation: string,
    attributes: readonly BindingAttribute[],
    inputs: readonly tf.Tensor[],
  ) => tf.Tensor;
  readonly getInputTensorIds: (tensors: readonly tf.Tensor[]) => number[];
}

export function nodeBackend(): NodeBackend {
  if (tf.getBackend() !== 'tensorflow') {
    throw new Error(`nodeBackend: the back end is "${tf.getBackend()}", expected "tensorflow"`);
  }
  return tf.backend() as unknown as NodeBackend; // its class has these, not all of them in its public type
}

/** The binding's number of a tensor; uploads it when it was not used yet. */
export function tensorId(tensor: tf.Tensor): number {
  return nodeBackend().getInputTensorIds([tensor])[0]!; // one for one
}
