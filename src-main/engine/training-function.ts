import * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import { applyGradients } from '#shared/optimizers/apply-gradients.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { batchParts, inputsOfPart, keyOfPart } from './batch-parts.ts';
import type { BatchPart } from './batch-parts.ts';
import type { InputValue } from './executor.ts';
import type { InputSpecification, PureFunction } from './pure-function.ts';
import type { StepInput } from './step-runner.ts';

/** What the function of a step takes besides the batch. */
export const stepInputs = {
  key: { shape: [2], dtype: 'int32' },
  beta: { shape: [], dtype: 'float32' },
} as const satisfies Record<string, InputSpecification>;

/** Their values, and those of the optimizer's scalars, for one call. */
export function stepValues({
  key,
  beta,
  optimizerScalars,
}: Pick<StepInput, 'key' | 'beta' | 'optimizerScalars'>): Record<string, InputValue> {
  const scalars = Object.entries(optimizerScalars).map(([name, value]) => [name, Float32Array.of(value)] as const);
  return { key: Int32Array.of(...key), beta: Float32Array.of(beta), ...Object.fromEntries(scalars) };
}

/** The output "metrics" of a training function by name. */
export function namedMetrics<N extends string>(
  names: readonly N[],
  outputs: Readonly<Record<string, Float32Array>>,
): Record<N | 'gradientNorm', number> {
  const values = outputs['metrics']!; // every training function has it
  const entries = [...names, 'gradientNorm'].map((name, i) => [name, values[i]!] as const);
  return Object.fromEntries(entries) as Record<N | 'gradientNorm', number>; // the names of the entries
}

interface Loss {
  readonly loss: tf.Scalar;
  /** Averages over the rows of the batch, the loss among them; sums where the rows are weighed. */
  readonly metrics: Readonly<Record<string, tf.Scalar>>;
  /** New values of all of `TrainingDefinition.moving`. */
  readonly moving?: ParameterTree;
}

export interface TrainingDefinition {
  readonly name: string;
  readonly optimizer: OptimizerSpecification;
  readonly shapes: ParameterShapes;
  /** Inputs whose first axis is the batch; `stepInputs` and the optimizer's scalars are added. */
  readonly batch: Readonly<Record<string, InputSpecification>>;
  /** In the order of the output "metrics"; the norm of the gradient comes after them. */
  readonly metrics: readonly string[];
  readonly lossOf: (parameters: ParameterTree, inputs: ParameterTree, key: RandomKey) => Loss;
  /** Those of the parameters that the step moves, with their slots; without it, all. */
  readonly trained?: readonly string[];
  /**
   * State that a step moves without a gradient, e.g. moving means of batches; `lossOf` finds it among the parameters and
   * gives its new values.
   */
  readonly moving?: ParameterShapes;
  /** The loss is not a mean over rows, so that a batch cannot be taken in parts. */
  readonly needsWholeBatch?: boolean;
  /** Each row comes with its weight: the loss of a batch is the sum of those of its parts. */
  readonly isWeighed?: boolean;
}

/**
 * One step of training: loss, gradients, update. Its output "metrics" holds the named ones and the gradient's norm.
 * The batch is taken in parts that do not wait for each other, and their gradients are added: the same step to the
 * rounding of sums, and the way to give every thread work of its own.
 */
export function trainingFunction(definition: TrainingDefinition, parts: number): PureFunction {
  const { name, optimizer, batch, moving = {}, needsWholeBatch = false } = definition;
  if (!needsWholeBatch && Object.keys(moving).length > 0) {
    throw new Error(`${name}: moving state is that of whole batches, which the definition does not ask for`);
  }
  const trained = trainedNames(definition);
  const shapes = pick(definition.shapes, trained);
  const scalarNames = Object.keys(updateScalars(optimizer, 1));
  const scalarInputs = Object.fromEntries(
    scalarNames.map((scalar) => [scalar, { shape: [], dtype: 'float32' } satisfies InputSpecification]),
  );
  const total = Object.values(batch)[0]!.shape[0]!;
  return {
    name,
    inputs: { ...batch, ...stepInputs, ...scalarInputs },
    run: (state, inputs, rule) => {
      const partCount = needsWholeBatch ? 1 : parts;
      const done = batchParts(total, partCount).map((part) => partGradients(definition, state, inputs, part));
      const gradients = trained.map((parameterName, i) => {
        return [parameterName, sumOf(done.map((part) => part.gradients[i]!))] as const;
      });
      const update = applyGradients(
        optimizer,
        { parameters: pick(state, trained), slots: pick(state, Object.keys(slotShapes(optimizer, shapes))) },
        Object.fromEntries(gradients),
        pick(inputs, scalarNames) as Readonly<Record<string, tf.Scalar>>, // declared as scalars above
        rule,
      );
      const means = sumOf(done.map((part) => part.metrics));
      const metrics = tf.concat1d([means, tf.reshape(update.gradientNorm, [1])]);
      return { outputs: { metrics }, updates: { ...update.parameters, ...update.slots, ...done[0]!.moving } };
    },
  };
}

/** What a part adds to the gradients and the metrics of the batch: its own, by its share of the rows. */
function partGradients(
  definition: TrainingDefinition,
  state: ParameterTree,
  inputs: ParameterTree,
  part: BatchPart,
): { readonly gradients: readonly tf.Tensor[]; readonly metrics: tf.Tensor1D; readonly moving: ParameterTree } {
  const { shapes, batch, metrics, moving = {}, isWeighed = false, lossOf } = definition;
  const names = trainedNames(definition);
  const held = pick(state, [...Object.keys(shapes), ...Object.keys(moving)]);
  const rows = inputsOfPart(inputs, Object.keys(batch), part);
  const key = keyOfPart(parameter<tf.Rank.R1>(inputs, 'key'), part);
  const share = <T extends tf.Tensor>(mean: T): T =>
    isWeighed || part.count === part.total ? mean : tf.mul(mean, part.count / part.total);
  let kept: readonly tf.Tensor[] = [];
  const loss = (...values: tf.Tensor[]) => {
    const terms = lossOf({ ...held, ...Object.fromEntries(names.map((name, i) => [name, values[i]!])) }, rows, key);
    const means = tf.stack(metrics.map((metric) => terms.metrics[metric]!));
    const moved = Object.keys(moving).map((name) => parameter(terms.moving ?? {}, name));
    const results = [share(tf.reshape(means, [metrics.length])), ...moved];
    kept = results.map((tensor) => tf.keep(tensor)); // all else is disposed when this returns
    return share(terms.loss);
  };
  const { grads } = tf.valueAndGrads(loss)(names.map((name) => state[name]!));
  const [means, ...moved] = kept.map((tensor) => tf.clone(tensor)); // of the scope around, which disposes them
  tf.dispose([...kept]);
  return {
    gradients: grads,
    metrics: means as tf.Tensor1D, // stacked above: `loss` ran just now
    moving: Object.fromEntries(Object.keys(moving).map((name, i) => [name, moved[i]!])),
  };
}

function trainedNames({ shapes, trained }: TrainingDefinition): readonly string[] {
  return trained ?? Object.keys(shapes);
}

function sumOf<T extends tf.Tensor>(tensors: readonly T[]): T {
  return tensors.length === 1 ? tensors[0]! : tf.addN<T>([...tensors]);
}

function pick<T>(tree: Readonly<Record<string, T>>, names: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(names.map((name) => [name, tree[name]!]));
}
