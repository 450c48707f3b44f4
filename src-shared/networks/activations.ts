import * as tf from '@tensorflow/tfjs-core';

export type Activation = 'relu' | 'tanh' | 'softplus';

/** The elementwise nonlinearity of the hidden layers, by its name. */
export const activations: Readonly<Record<Activation, <T extends tf.Tensor>(x: T) => T>> = {
  relu: (x) => tf.relu(x),
  tanh: (x) => tf.tanh(x),
  softplus: (x) => tf.softplus(x),
};
