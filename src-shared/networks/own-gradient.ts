import * as tf from '@tensorflow/tfjs-core';

export interface Differentiable<T extends tf.Tensor> {
  readonly value: T;
  /** One tensor for each of the inputs. `saved` are the tensors that were given to `save`, in that order. */
  readonly gradient: (dy: T, saved: readonly tf.Tensor[]) => tf.Tensor[];
}

/**
 * Runs a function of `inputs` that brings its own gradient. All that the gradient reads, the inputs included, must go
 * through `save`: everything else that `run` sees may be disposed when the gradient runs.
 */
export function withOwnGradient<T extends tf.Tensor>(
  inputs: readonly tf.Tensor[],
  run: (save: (tensors: readonly tf.Tensor[]) => void) => Differentiable<T>,
): T {
  const differentiable = tf.customGrad<T>((...given) => {
    const save = given.at(-1) as tf.GradSaveFunc; // what customGrad appends to the inputs
    const { value, gradient } = run((tensors) => save([...tensors]));
    return { value, gradFunc: (dy, saved) => tf.tidy(() => gradient(dy, saved)) };
  });
  return differentiable(...inputs);
}
