import * as tf from '@tensorflow/tfjs-core';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import type { StateArrays } from './step-runner.ts';

export interface TensorState {
  /** Takes over these tensors, out of the scope that made them, and disposes the ones before. */
  readonly replace: (next: Readonly<Record<string, tf.Tensor>>) => void;
  readonly pick: (names: readonly string[]) => ParameterTree;
  readonly write: (state: StateArrays) => void;
  readonly read: () => StateArrays;
  readonly dispose: () => void;
}

/** Named float32 tensors of fixed shapes that live from step to step. */
export function tensorState(shapes: ParameterShapes): TensorState {
  let tensors: Record<string, tf.Tensor> = {};
  const dispose = () => {
    tf.dispose(tensors);
    tensors = {};
  };
  const replace: TensorState['replace'] = (next) => {
    const kept = Object.fromEntries(Object.entries(next).map(([name, tensor]) => [name, tf.keep(tensor)]));
    dispose();
    tensors = kept;
  };
  const pick = (names: readonly string[]): ParameterTree =>
    Object.fromEntries(names.map((name) => [name, tensors[name]!]));
  const write = (state: StateArrays) => {
    const next: Record<string, tf.Tensor> = {};
    for (const [name, shape] of Object.entries(shapes)) {
      const array = state[name];
      if (!array || array.shape.join() !== shape.join()) {
        throw new Error(
          `writeState: "${name}" is (${array?.shape.join(', ') ?? 'missing'}), the model needs (${shape.join(', ')})`,
        );
      }
      next[name] = tf.tensor(Float32Array.from(array.data), [...shape], 'float32');
    }
    replace(next);
  };
  const read = (): StateArrays =>
    Object.fromEntries(
      Object.entries(tensors).map(([name, tensor]) => {
        const data = Float32Array.from(tensor.dataSync() as Float32Array); // state is float32
        return [name, { shape: tensor.shape, data }];
      }),
    );
  return { replace, pick, write, read, dispose };
}
