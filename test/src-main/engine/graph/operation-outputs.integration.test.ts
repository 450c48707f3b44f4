import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { ParameterShapes } from '#shared/networks/parameters.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { textMovingShapes, textParameterShapes } from '#shared/text/text-parameters.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { nodeBackend } from '#main/engine/graph/node-binding.ts';
import type { NodeBinding, TensorData, TensorMetadata } from '#main/engine/graph/node-binding.ts';
import { operationOutputs } from '#main/engine/graph/operation-outputs.ts';
import { tracedAttributes } from '#main/engine/graph/traced-attributes.ts';
import { modelFunctions } from '#main/engine/model-functions.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import type { PureFunction } from '#main/engine/pure-function.ts';
import type { StepSpecification } from '#main/engine/step-runner.ts';
import { textFunctions } from '#main/engine/text-functions.ts';
import type { TextStepSpecification } from '#main/engine/text-functions.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';

beforeAll(() => openNativeBackend(''));

/** Runs `work` on TensorFlow, and compares what every operation gives with what is said of it; names those of which nothing is. */
function compared(work: () => void): { readonly known: ReadonlySet<string>; readonly unknown: ReadonlySet<string> } {
  const backend = nodeBackend();
  const { binding } = backend;
  const values = new Map<number, TensorData>();
  const tensors = new Map<number, Pick<TensorMetadata, 'shape' | 'dtype'>>();
  const [known, unknown] = [new Set<string>(), new Set<string>()];
  const watching: Partial<NodeBinding> = {
    createTensor: (shape, dtype, numbers) => {
      const id = binding.createTensor(shape, dtype, numbers);
      values.set(id, numbers);
      tensors.set(id, { shape, dtype });
      return id;
    },
    executeOp: (operation, attributes, inputs, outputs) => {
      const given = binding.executeOp(operation, attributes, inputs, outputs);
      for (const { id, shape, dtype } of given) tensors.set(id, { shape, dtype });
      const operands = inputs.map((id) => ({ ...tensors.get(id)!, values: values.get(id) ?? null }));
      const said = operationOutputs(operation, operands, tracedAttributes(binding, operation, attributes));
      (said ? known : unknown).add(operation);
      if (said) expect(said, operation).toEqual(given.map(({ shape, dtype }) => ({ shape, dtype })));
      return given;
    },
  };
  const replacement = Object.create(binding) as NodeBinding; // all else is found in its prototype
  for (const [name, value] of Object.entries(watching)) Object.defineProperty(replacement, name, { value });
  backend.binding = replacement;
  try {
    tf.tidy(work);
  } finally {
    backend.binding = binding;
  }
  return { known, unknown };
}

function run(fn: PureFunction, shapes: ParameterShapes, optimizer: keyof typeof updateRules): void {
  const state = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, tf.zeros([...shape])]));
  const inputs = Object.entries(fn.inputs).map(
    ([name, { shape, dtype }]) => [name, tf.zeros([...shape], dtype)] as const,
  );
  fn.run(state, Object.fromEntries(inputs), updateRules[optimizer]);
}

function ofImages(changes: Partial<StepSpecification>) {
  const spec = quickSpecification(changes);
  const shapes = { ...parameterShapes(spec), ...slotShapes(spec, parameterShapes(spec)) };
  const { train, trainWeighed, evaluate, encode, decodeMean, variance } = modelFunctions(spec, 2);
  const training = spec.klFloor === 'free-bits' ? [train(7)] : [train(7), trainWeighed(7)];
  const made = [
    ...training,
    evaluate(6),
    encode(6),
    decodeMean(5),
    ...(spec.likelihood === 'bernoulli' ? [] : [variance(4)]),
  ];
  return compared(() => made.forEach((fn) => run(fn, shapes, spec.optimizer)));
}

function ofTexts(changes: Partial<TextStepSpecification>) {
  const sizes = { dataShape: [10, 20, 3], embeddingSize: 4, hiddenSize: 4, attentionHeads: 2, latentSize: 3 };
  const spec = { ...defaultHyperparameters, network: 'recurrent', ...sizes, ...changes } as const;
  const shapes = {
    ...textParameterShapes(spec),
    ...slotShapes(spec, textParameterShapes(spec)),
    ...textMovingShapes(spec),
  };
  const { train, evaluate, encode } = textFunctions(spec, 2);
  const shape = { count: 6, width: 10 };
  return compared(() =>
    [train(shape, 'everything'), evaluate(shape), encode(shape)].forEach((fn) => run(fn, shapes, spec.optimizer)),
  );
}

test.each<[string, Partial<StepSpecification>]>([
  ['dense', { gradientClipNorm: 1 }],
  [
    'dense, own variances, a floor',
    { likelihood: 'gaussian-per-dimension', klFloor: 'free-bits', activation: 'softplus' },
  ],
  ['an autoencoder', { modelKind: 'ae', optimizer: 'rmsprop', activation: 'tanh' }],
  ['convolutional', { network: 'convolutional', convolutionChannels: [2, 3], likelihood: 'gaussian-shared' }],
])('of a model of images TensorFlow says the same, and is asked for nothing: %s', (_, changes) => {
  const { known, unknown } = ofImages(changes);
  expect([...unknown]).toEqual([]);
  expect(known.size).toBeGreaterThan(15);
});

test.each<[string, Partial<TextStepSpecification>, string[]]>([
  ['LSTM', { cell: 'lstm', wordDropout: 0.3 }, []],
  ['GRU in both directions', { cell: 'gru', encoderDirections: 'both-ways', labelCondition: 'label' }, []],
  ['transformer', { network: 'transformer', dropout: 0.1 }, []],
])('of a model of texts TensorFlow says the same: %s', (_, changes, unknownNames) => {
  const { known, unknown } = ofTexts(changes);
  expect([...unknown].toSorted()).toEqual(unknownNames);
  expect(known.size).toBeGreaterThan(20);
});

const matrix = { shape: [3, 4], dtype: 1, values: null };
const whole = (...values: number[]) => ({ shape: [values.length], dtype: 3, values: Int32Array.from(values) });

test('shapes by hand', () => {
  const shapeOf = (operation: string, ...operands: Parameters<typeof operationOutputs>[1]) =>
    operationOutputs(operation, operands, {})?.[0]?.shape;
  expect(shapeOf('Add', matrix, { shape: [2, 1, 4], dtype: 1, values: null })).toEqual([2, 3, 4]);
  expect(shapeOf('Sum', matrix, whole(-1))).toEqual([3]);
  expect(shapeOf('Tile', matrix, whole(2, 1))).toEqual([6, 4]);
  expect(shapeOf('Pad', matrix, whole(1, 0, 0, 2))).toEqual([4, 6]);
  expect(shapeOf('Transpose', matrix, whole(1, 0))).toEqual([4, 3]);
  expect(operationOutputs('Less', [matrix, matrix], {})).toEqual([{ shape: [3, 4], dtype: 10 }]);
});

test('says nothing of what it does not know, and of shapes that depend on numbers that are not there', () => {
  expect(operationOutputs('Where', [matrix], {})).toBeNull();
  expect(operationOutputs('Reshape', [matrix, { ...whole(2, 6), values: null }], {})).toBeNull();
  expect(operationOutputs('Reshape', [matrix, whole(-1, 6)], {})).toBeNull();
});

test('refuses shapes that do not go together', () => {
  expect(() => operationOutputs('Mul', [matrix, { ...matrix, shape: [3] }], {})).toThrow(
    'shapes (3, 4) and (3) do not go together',
  );
});
