import * as tf from '@tensorflow/tfjs-core';
import type { ParameterShapes } from '#shared/networks/parameters.ts';
import type { UpdateRule } from '#shared/optimizers/update-rules.ts';
import type { Executor } from './executor.ts';
import { inputNumbers, requireInputs } from './input-values.ts';
import type { StateArrays } from './state-arrays.ts';
import { tensorState } from './tensor-state.ts';

/** Runs every operation as it comes, on the current back end of tfjs. What `initial` does not name starts at 0. */
export function eagerExecutor(shapes: ParameterShapes, initial: StateArrays, rule: UpdateRule): Executor {
  const state = tensorState(shapes);
  const reset = () => {
    state.write({ ...zeroState(shapes), ...initial });
  };
  reset();
  return {
    rowsOfBlock: null,
    call: (fn, inputs) => {
      requireInputs(fn, inputs);
      const { outputs, updates } = tf.tidy(() => {
        const tensors: Record<string, tf.Tensor> = {};
        for (const [name, { shape, dtype }] of Object.entries(fn.inputs)) {
          tensors[name] = tf.tensor(inputNumbers(inputs[name]!), [...shape], dtype); // all are there: requireInputs
        }
        return { ...fn.run(state.all(), tensors, rule) };
      });
      state.replace(updates);
      return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, readOnce(tensor)]));
    },
    readState: state.read,
    writeState: state.write,
    reset,
    dispose: state.dispose,
  };
}

function zeroState(shapes: ParameterShapes): StateArrays {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      return [name, { shape, data: new Float32Array(tf.util.sizeFromShape([...shape])) }];
    }),
  );
}

/** The values of a tensor, which is disposed. */
function readOnce(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync() as Float32Array; // all outputs are float32
  const copy = Float32Array.from(values); // back ends may hand out their own memory
  tensor.dispose();
  return copy;
}
