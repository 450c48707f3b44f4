import * as tf from '@tensorflow/tfjs-core';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import { requireState } from './state-arrays.ts';
import type { StateArrays } from './state-arrays.ts';

export interface TensorState {
  /** Takes over these tensors, out of the scope that made them, and disposes the ones that they replace. */
  readonly replace: (next: ParameterTree) => void;
  readonly all: () => ParameterTree;
  readonly write: (state: StateArrays) => void;
  readonly read: () => StateArrays;
  readonly dispose: () => void;
}

/** Named float32 tensors of fixed shapes that live from step to step. */
export function tensorState(shapes: ParameterShapes): TensorState {
  const tensors: Record<string, tf.Tensor> = {};
  const replace: TensorState['replace'] = (next) => {
    for (const [name, tensor] of Object.entries(next)) {
      tensors[name]?.dispose();
      tensors[name] = tf.keep(tensor);
    }
  };
  return {
    replace,
    all: () => tensors,
    write: (state) => {
      requireState(shapes, state);
      const entries = Object.entries(shapes).map(
        ([name, shape]) => [name, tf.tensor(Float32Array.from(state[name]!.data), [...shape], 'float32')] as const,
      );
      replace(Object.fromEntries(entries));
    },
    read: () =>
      Object.fromEntries(
        Object.entries(tensors).map(([name, tensor]) => {
          const data = Float32Array.from(tensor.dataSync() as Float32Array); // state is float32
          return [name, { shape: tensor.shape, data }];
        }),
      ),
    dispose: () => tf.dispose(tensors),
  };
}
