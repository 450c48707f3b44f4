import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { callable } from '#main/engine/graph/function-body.ts';
import { dataTypes } from '#main/engine/graph/graph-node.ts';
import { openGraphSession } from '#main/engine/graph/graph-session.ts';
import { traceFunction } from '#main/engine/graph/traced-function.ts';
import { reading, writing } from '#main/engine/graph/state-functions.ts';
import { handleNode } from '#main/engine/graph/variable-nodes.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import type { PureFunction } from '#main/engine/pure-function.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { modelFunctions } from '#main/engine/model-functions.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';

beforeAll(() => openNativeBackend(''));

test('noise, bytes and handles stay outside of what XLA compiles; arithmetic and updates go inside', () => {
  const spec = quickSpecification();
  const shapes = { ...parameterShapes(spec), ...slotShapes(spec, parameterShapes(spec)) };
  const traced = traceFunction('train', modelFunctions(spec, 1).train(4), shapes, { x: 'rows' });
  const variables = Object.entries(shapes).map(([name, shape]) => ({ name, shape, dtype: dataTypes.float32 }));
  const handles = variables.map(handleNode);
  const compiled = callable('train', traced, handles, 'xla');
  const outside = compiled.nodes.map(({ operation }) => operation);
  const inside = compiled.functions[0]!.nodes.map(({ operation }) => operation);
  expect(outside).toContain('Cast');
  for (const operation of ['VarHandleOp', 'StatelessRandomNormal', 'GatherV2']) {
    expect(outside, operation).toContain(operation);
    expect(inside, operation).not.toContain(operation);
  }
  for (const operation of ['MatMul', 'BiasAdd', 'ReluGrad', 'ResourceApplyAdam']) {
    expect(inside, operation).toContain(operation);
    expect(outside, operation).not.toContain(operation);
  }
  const call = compiled.nodes.find(({ operation }) => operation === 'StatefulPartitionedCall');
  expect(call?.attributes['_XlaMustCompile']).toEqual({ kind: 'boolean', value: true });
  expect(compiled.slots.map(({ name }) => name).slice(0, 3)).toEqual(['uint8_0', 'int32_0', 'int32_1']);

  const recorded = callable('train', traced, handles, 'recorded');
  expect(recorded.nodes.map(({ operation }) => operation)).toEqual(['StatefulPartitionedCall']);
  expect(recorded.nodes[0]!.inputs.toSorted()).toEqual(recorded.slots.map(({ name }) => name).toSorted());
});

test('an operation whose outputs have no known name is refused by its name', () => {
  const traced = traceFunction(
    'f',
    {
      name: 'f',
      inputs: { x: { shape: [2], dtype: 'float32' } },
      run: (_, { x }) => ({ outputs: { y: tf.atan(x!) }, updates: {} }),
    },
    {},
  );
  expect(() => callable('f', traced, [], 'recorded')).toThrow('the outputs of Atan have no known names');
});

test('a function that is called computes and changes the state', () => {
  const add: PureFunction = {
    name: 'add',
    inputs: { x: { shape: [2], dtype: 'float32' } },
    run: (state, { x }) => {
      const total = tf.add(state['total']!, tf.mul(x!, 2));
      return { outputs: { before: tf.mul(state['total']!, 1) }, updates: { total } };
    },
  };
  const variable = { name: 'total', shape: [2], dtype: dataTypes.float32 };
  const functions = {
    add: traceFunction('add', add, { total: [2] }),
    begin: writing([], [variable]),
    read: reading([variable]),
  };
  const session = openGraphSession(
    Object.entries(functions).map(([name, fn]) => callable(name, fn, [handleNode(variable)], 'recorded')),
  );
  session.run('begin', []);
  const x = { shape: [2], dtype: dataTypes.float32, values: Float32Array.of(1, -2) };
  expect([0, 1, 2].map(() => [...session.run('add', [x])[0]!])).toEqual([
    [0, 0],
    [2, -4],
    [4, -8],
  ]);
  expect([...session.run('read', [])[0]!]).toEqual([6, -12]);
  session.dispose();
});
