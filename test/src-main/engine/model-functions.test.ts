import { expect, test } from 'vitest';
import { modelFunctions } from '#main/engine/model-functions.ts';
import type { InputSpecification } from '#main/engine/pure-function.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';

test('every function has its sizes in its name and in the shapes of its inputs', () => {
  const functions = modelFunctions(quickSpecification({ latentSize: 3 }), 1);
  const described = Object.values(functions)
    .map((functionOf) => functionOf(7))
    .map(({ name, inputs }) => [
      name,
      ...Object.entries<InputSpecification>(inputs)
        .slice(0, 1)
        .map(([input, { shape }]) => `${input} (${shape.join(', ')})`),
    ]);
  expect(described).toEqual([
    ['train/7', 'x (7, 36)'],
    ['train-weighed/7', 'x (7, 36)'],
    ['evaluate/7', 'x (7, 36)'],
    ['encode/7', 'x (7, 36)'],
    ['decode/7', 'z (7, 3)'],
    ['variance/7', 'z (7, 3)'],
  ]);
  expect(functions.trainWeighed(7).inputs['weights']).toEqual({ shape: [7], dtype: 'float32' });
  expect(functions.evaluate(7).inputs['key']).toEqual({ shape: [2], dtype: 'int32' });
});

test('the function of a step is made once for every size', () => {
  const { train } = modelFunctions(quickSpecification(), 2);
  expect(train(4)).toBe(train(4));
  expect(train(5)).not.toBe(train(4));
});
