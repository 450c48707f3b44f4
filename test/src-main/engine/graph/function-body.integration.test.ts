import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { mayHaveBody, withBody } from '#main/engine/graph/function-body.ts';
import { dataTypes } from '#main/engine/graph/graph-node.ts';
import { openGraphSession } from '#main/engine/graph/graph-session.ts';
import { savedModelBytes } from '#main/engine/graph/saved-model.ts';
import { traceFunction } from '#main/engine/graph/traced-function.ts';
import { clearingDone, clearingNodes, valueOf, variableNodes } from '#main/engine/graph/variable-nodes.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import type { PureFunction } from '#main/engine/pure-function.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { modelFunctions } from '#main/engine/model-functions.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';

beforeAll(() => openNativeBackend(''));

test('noise, bytes and placeholders stay outside of what XLA compiles; arithmetic and updates go inside', () => {
  const spec = quickSpecification();
  const shapes = { ...parameterShapes(spec), ...slotShapes(spec, parameterShapes(spec)) };
  const source = { kind: 'rows', variable: 'examples' } as const;
  const { nodes, functions } = withBody(
    'train',
    traceFunction('train', modelFunctions(spec, 1).train(4), shapes, { x: source }),
    'xla',
  );
  const outside = nodes.map(({ operation }) => operation);
  const inside = functions[0]!.nodes.map(({ operation }) => operation);
  for (const operation of ['Placeholder', 'StatelessRandomNormal', 'ResourceGather', 'Cast']) {
    expect(outside, operation).toContain(operation);
  }
  expect(inside).not.toContain('StatelessRandomNormal');
  for (const operation of ['MatMul', 'BiasAdd', 'ReluGrad', 'ResourceApplyAdam']) {
    expect(inside, operation).toContain(operation);
    expect(outside, operation).not.toContain(operation);
  }
  expect(nodes.find(({ operation }) => operation === 'StatefulPartitionedCall')?.attributes['_XlaMustCompile']).toEqual(
    {
      kind: 'boolean',
      value: true,
    },
  );
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
  expect(() =>
    withBody(
      'f',
      {
        ...traced,
        nodes: [...traced.nodes, { ...traced.nodes[0]!, name: 'f/more', operation: 'Exp', inputs: ['f/Atan:0'] }],
      },
      'recorded',
    ),
  ).toThrow('Atan');
  expect(mayHaveBody(traced)).toBe(false);
});

test('a body as recorded gives the same numbers and changes the same state', () => {
  const add: PureFunction = {
    name: 'add',
    inputs: { x: { shape: [3], dtype: 'float32' } },
    run: (state, { x }) => {
      const total = tf.add(state['total']!, tf.softmax(x!));
      return { outputs: { before: tf.mul(state['total']!, 1) }, updates: { total } };
    },
  };
  const traced = traceFunction('add', add, { total: [3] });
  expect(mayHaveBody(traced)).toBe(true);
  const variable = { name: 'total', shape: [3], dtype: dataTypes.float32 };
  const totals = [{ nodes: traced.nodes, functions: [] }, withBody('add', traced, 'recorded')].map(
    ({ nodes, functions }) => {
      const held = [...variableNodes(variable), ...clearingNodes(variable)];
      const session = openGraphSession(savedModelBytes([...held, ...nodes], functions));
      session.run([], [clearingDone('total')]);
      const { node, specification } = traced.feeds[0]!;
      const x = { node, shape: specification.shape, dtype: dataTypes.float32, values: Float32Array.of(1, 2, -3) };
      for (let i = 0; i < 3; i++) session.run([x], [traced.fetches[0]!.node]);
      const total = session.run([], [valueOf('total')])[0]!;
      session.dispose();
      return [...total];
    },
  );
  expect(totals[1]).toEqual(totals[0]);
  expect(totals[0]!.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 5);
});
