import type * as tf from '@tensorflow/tfjs-core';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import type { ParameterUpdate, UpdateInput, UpdateRule } from '#shared/optimizers/update-rules.ts';
import { dataTypes } from './graph-node.ts';
import type { GraphNode } from './graph-node.ts';

/** How a graph changes the variables that tensors stand for. */
export interface VariableUpdates {
  /** Adds an operation that changes the variables in place, after they were read. Sources of inputs by tensor. */
  readonly apply: (
    operation: string,
    variables: readonly tf.Tensor[],
    inputs: readonly (tf.Tensor | number)[],
    attributes: GraphNode['attributes'],
  ) => void;
}

/**
 * The same updates as `updateRules`, as one operation that walks once through parameter, slots and gradient where
 * TensorFlow has one that computes the same. The tensors that it gives are the old ones: nothing is left to assign.
 */
export function resourceUpdateRule(updates: VariableUpdates): UpdateRule {
  return (input) => {
    switch (input.spec.optimizer) {
      case 'adam':
        return adam(updates, input);
      case 'momentum':
        return momentum(updates, input);
      case 'sgd':
        return gradientDescent(updates, input);
      case 'rmsprop':
        // ResourceApplyRMSProp adds ε inside the root
        return updateRules.rmsprop(input);
    }
  };
}

const type = { T: { kind: 'type', value: dataTypes.float32 } } as const;

/** β₁ᵗ and β₂ᵗ are given as 0, so that the operation corrects nothing: rate and `epsilonHat` are corrected already. */
function adam(updates: VariableUpdates, { spec, value, gradient, slot, rate, scalars }: UpdateInput): ParameterUpdate {
  const slots = { firstMoment: slot('firstMoment'), secondMoment: slot('secondMoment') };
  const epsilonHat = scalars['epsilonHat'];
  if (!epsilonHat) throw new Error('resourceUpdateRule: Adam needs the scalar "epsilonHat"');
  const inputs = [0, 0, rate, spec.adamBeta1, spec.adamBeta2, epsilonHat, gradient];
  updates.apply('ResourceApplyAdam', [value, slots.firstMoment, slots.secondMoment], inputs, type);
  return { value, slots };
}

function momentum(updates: VariableUpdates, { spec, value, gradient, slot, rate }: UpdateInput): ParameterUpdate {
  const velocity = slot('velocity');
  updates.apply('ResourceApplyMomentum', [value, velocity], [rate, gradient, spec.momentum], type);
  return { value, slots: { velocity } };
}

function gradientDescent(updates: VariableUpdates, { value, gradient, rate }: UpdateInput): ParameterUpdate {
  updates.apply('ResourceApplyGradientDescent', [value], [rate, gradient], type);
  return { value, slots: {} };
}
