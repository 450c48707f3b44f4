import * as tf from '@tensorflow/tfjs-core';

export type Activation = 'relu' | 'tanh' | 'softplus';

/** The elementwise nonlinearity of the hidden layers, by its name. */
export const activations: Readonly<Record<Activation, (x: tf.Tensor2D) => tf.Tensor2D>> = {
  relu: (x) => tf.relu(x),
  tanh: (x) => tf.tanh(x),
  softplus: (x) => tf.softplus(x),
};
