import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { resourceUpdateRule } from '#main/engine/graph/resource-update.ts';
import type { VariableUpdates } from '#main/engine/graph/resource-update.ts';
import { adamSpecification } from '#test/src-shared/optimizers/adam-specification.ts';
import { useCpuBackend } from '#test/src-shared/cpu-backend.ts';

useCpuBackend();

function apply(optimizer: 'adam' | 'momentum' | 'sgd' | 'rmsprop') {
  const calls: Parameters<VariableUpdates['apply']>[] = [];
  const names = ['value', 'gradient', 'rate', 'firstMoment', 'secondMoment', 'velocity', 'epsilonHat'] as const;
  const tensors = Object.fromEntries(names.map((name) => [name, tf.scalar(0.5)])) as Record<
    (typeof names)[number],
    tf.Scalar
  >;
  const nameOf = (input: tf.Tensor | number) =>
    typeof input === 'number' ? input : names.find((name) => tensors[name] === input);
  const result = resourceUpdateRule({ apply: (...call) => calls.push(call) })({
    spec: { ...adamSpecification, optimizer, momentum: 0.7 },
    value: tensors.value,
    gradient: tensors.gradient,
    slot: (slot) => tensors[slot],
    rate: tensors.rate,
    scalars: { epsilonHat: tensors.epsilonHat },
  });
  const [operation, variables, inputs] = calls[0] ?? [null, [], []];
  return { operation, variables: variables.map(nameOf), inputs: inputs.map(nameOf), result, tensors };
}

test("Adam is given its corrected rate and ε, so that TensorFlow's own correction is switched off", () => {
  const { operation, variables, inputs, result, tensors } = apply('adam');
  expect(operation).toBe('ResourceApplyAdam');
  expect(variables).toEqual(['value', 'firstMoment', 'secondMoment']);
  expect(inputs).toEqual([0, 0, 'rate', 0.9, 0.95, 'epsilonHat', 'gradient']);
  expect(result.value).toBe(tensors.value); // nothing is left to assign
});

test('momentum and plain descent take their operands in the order of TensorFlow', () => {
  expect(apply('momentum')).toMatchObject({
    operation: 'ResourceApplyMomentum',
    variables: ['value', 'velocity'],
    inputs: ['rate', 'gradient', 0.7],
  });
  expect(apply('sgd')).toMatchObject({
    operation: 'ResourceApplyGradientDescent',
    variables: ['value'],
    inputs: ['rate', 'gradient'],
  });
});

test('RMSprop has no operation with ε beside the root: its new values are computed and assigned', () => {
  const { operation, result, tensors } = apply('rmsprop');
  expect(operation).toBeNull();
  expect(result.value).not.toBe(tensors.value);
});
