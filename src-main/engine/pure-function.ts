import type * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import type { UpdateRule } from '#shared/optimizers/update-rules.ts';

/** What goes into a function: always of this shape, so that a graph can be built for it. */
export interface InputSpecification {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
}

export interface FunctionResult {
  readonly outputs: Readonly<Record<string, tf.Tensor>>;
  /** New values of named state; what is not named stays as it is. */
  readonly updates: ParameterTree;
}

/**
 * A step written with tensors alone: named state and inputs → outputs and new state. It reads no value and draws no
 * number in JavaScript, so that it can run operation by operation or be recorded once as a graph, with one result.
 */
export interface PureFunction {
  /** Different for every function of an executor, sizes included, e.g. "train/128". */
  readonly name: string;
  readonly inputs: Readonly<Record<string, InputSpecification>>;
  /** The optimizer's rule is given, because a graph has its own way to update state in place. */
  readonly run: (state: ParameterTree, inputs: ParameterTree, rule: UpdateRule) => FunctionResult;
}
