import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { xlaCompiled } from '#main/engine/graph/xla-function.ts';
import { traceFunction } from '#main/engine/graph/traced-function.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { modelFunctions } from '#main/engine/model-functions.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';

beforeAll(() => openNativeBackend(''));

test('noise, bytes and placeholders stay outside of what XLA compiles; arithmetic and updates go inside', () => {
  const spec = quickSpecification();
  const shapes = { ...parameterShapes(spec), ...slotShapes(spec, parameterShapes(spec)) };
  const source = { kind: 'rows', variable: 'examples' } as const;
  const { nodes, functions } = xlaCompiled(
    'train',
    traceFunction('train', modelFunctions(spec, 1).train(4), shapes, { x: source }),
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
    xlaCompiled('f', {
      ...traced,
      nodes: [...traced.nodes, { ...traced.nodes[0]!, name: 'f/more', operation: 'Exp', inputs: ['f/Atan:0'] }],
    }),
  ).toThrow('Atan');
});
