import { expect, test } from 'vitest';
import { outputName } from '#main/engine/graph/output-names.ts';

test('knows the outputs of operations by the name that TensorFlow gives them', () => {
  expect(
    ['MatMul', 'BiasAdd', 'Softplus', 'Sigmoid', 'SigmoidGrad', 'AddN', 'ReadVariableOp', 'VarHandleOp'].map(
      outputName,
    ),
  ).toEqual(['product', 'output', 'activations', 'y', 'z', 'sum', 'value', 'resource']);
  expect(outputName('NoSuchOperation')).toBeUndefined();
});
