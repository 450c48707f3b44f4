import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { textFunctions } from '#main/engine/text-functions.ts';
import type { TextStepSpecification } from '#main/engine/text-functions.ts';

const functionsOf = (changes: Partial<TextStepSpecification>) => {
  const sizes = { dataShape: [10, 20, 3], embeddingSize: 4, hiddenSize: 5, latentSize: 3 };
  return textFunctions({ ...defaultHyperparameters, network: 'recurrent', cell: 'gru', ...sizes, ...changes }, 1);
};
const shape = { count: 6, width: 10 };
const ids = { shape: [6, 10], dtype: 'int32' };

test('every width of a bucket is a function of its own, on int32 ids', () => {
  const { train, evaluate, encode, weigh } = functionsOf({});
  const made = [train(shape, 'everything'), train(shape, 'encoder'), evaluate(shape), encode(shape), weigh(shape)];
  expect(made.map(({ name }) => name)).toEqual([
    'train-text/6x10',
    'train-text-encoder/6x10',
    'evaluate-text/6x10',
    'encode-text/6x10',
    'weigh-text/6x10',
  ]);
  for (const { inputs } of made) expect(inputs['tokens']).toEqual(ids);
  for (const { inputs } of made) expect(Object.keys(inputs)).not.toContain('labels');
  expect(weigh(shape).inputs['logVar']).toEqual({ shape: [6, 3], dtype: 'float32' });
});

test('labels are asked for wherever a model is told them, other tokens for the encoder only in training', () => {
  const { train, evaluate, encode, weigh } = functionsOf({ labelCondition: 'label', inputNoise: 'words' });
  for (const { inputs } of [train(shape, 'everything'), evaluate(shape), encode(shape), weigh(shape)]) {
    expect(inputs['labels']).toEqual({ shape: [6], dtype: 'int32' });
  }
  expect(train(shape, 'everything').inputs['encoderTokens']).toEqual(ids);
  expect(Object.keys(evaluate(shape).inputs)).not.toContain('encoderTokens');
});

test('a language model has no encoder to train', () => {
  const { train } = functionsOf({ modelKind: 'language-model' });
  expect(() => train(shape, 'encoder')).toThrow('there is no encoder to train');
});
