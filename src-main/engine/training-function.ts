import * as tf from '@tensorflow/tfjs-core';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import { applyGradients } from '#shared/optimizers/apply-gradients.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import type { InputSpecification, PureFunction } from './pure-function.ts';

/** What the function of a step takes besides the batch. */
export const stepInputs = {
  key: { shape: [2], dtype: 'int32' },
  beta: { shape: [], dtype: 'float32' },
} as const satisfies Record<string, InputSpecification>;

interface Loss {
  readonly loss: tf.Scalar;
  /** Averages over the batch, the loss among them. */
  readonly metrics: Readonly<Record<string, tf.Scalar>>;
}

export interface TrainingDefinition {
  readonly name: string;
  readonly optimizer: OptimizerSpecification;
  readonly shapes: ParameterShapes;
  /** The batch; `stepInputs` and the optimizer's scalars are added. */
  readonly inputs: Readonly<Record<string, InputSpecification>>;
  /** In the order of the output "metrics"; the norm of the gradient comes after them. */
  readonly metrics: readonly string[];
  readonly lossOf: (parameters: ParameterTree, inputs: ParameterTree) => Loss;
}

/** One step of training: loss, gradients, update. Its output "metrics" holds the named ones and the gradient's norm. */
export function trainingFunction(definition: TrainingDefinition): PureFunction {
  const { name, optimizer, shapes, metrics, lossOf } = definition;
  const names = Object.keys(shapes);
  const scalarNames = Object.keys(updateScalars(optimizer, 1));
  const scalarInputs = Object.fromEntries(
    scalarNames.map((scalar) => [scalar, { shape: [], dtype: 'float32' } satisfies InputSpecification]),
  );
  return {
    name,
    inputs: { ...definition.inputs, ...stepInputs, ...scalarInputs },
    run: (state, inputs, rule) => {
      let means: tf.Tensor[] = [];
      const loss = (...values: tf.Tensor[]) => {
        const terms = lossOf(Object.fromEntries(names.map((parameter, i) => [parameter, values[i]!])), inputs);
        means = metrics.map((metric) => tf.keep(terms.metrics[metric]!)); // all else is disposed when this returns
        return terms.loss;
      };
      const { grads } = tf.valueAndGrads(loss)(names.map((parameter) => state[parameter]!));
      const update = applyGradients(
        optimizer,
        { parameters: pick(state, names), slots: pick(state, Object.keys(slotShapes(optimizer, shapes))) },
        Object.fromEntries(names.map((parameter, i) => [parameter, grads[i]!])),
        pick(inputs, scalarNames) as Readonly<Record<string, tf.Scalar>>, // declared as scalars above
        rule,
      );
      const stacked = tf.stack([...means, update.gradientNorm]);
      tf.dispose(means);
      return { outputs: { metrics: stacked }, updates: { ...update.parameters, ...update.slots } };
    },
  };
}

function pick(tree: ParameterTree, names: readonly string[]): ParameterTree {
  return Object.fromEntries(names.map((name) => [name, tree[name]!]));
}
