import { expect, test } from 'vitest';
import { elementCount, inputNumbers, requireInputs } from '#main/engine/input-values.ts';
import type { PureFunction } from '#main/engine/pure-function.ts';

const fn: PureFunction = {
  name: 'f',
  inputs: { x: { shape: [2, 3], dtype: 'float32' }, ids: { shape: [2], dtype: 'int32' } },
  run: () => ({ outputs: {}, updates: {} }),
};
const ids = Int32Array.of(1, 2);
const examples = { count: 4, size: 3, bytes: new Uint8Array(12).fill(255) };

test('what fits passes: numbers, and rows of examples of the right size', () => {
  expect(() => requireInputs(fn, { x: new Float32Array(6), ids })).not.toThrow();
  expect(() => requireInputs(fn, { x: { examples, rows: Int32Array.of(0, 3) }, ids })).not.toThrow();
});

test.each([
  [{ ids }, 'input "x" is missing; expected (2, 3) of float32'],
  [{ x: new Float32Array(5), ids }, 'input "x" has 5 numbers of float32; expected (2, 3) of float32'],
  [
    { x: new Float32Array(6), ids: Float32Array.of(1, 2) },
    'input "ids" has 2 numbers of float32; expected (2) of int32',
  ],
  [{ x: { examples, rows: Int32Array.of(0) }, ids }, 'input "x" is (1, 3); expected (2, 3)'],
  [
    { x: { examples: { ...examples, size: 2 }, rows: Int32Array.of(0, 1) }, ids },
    'input "x" is (2, 2); expected (2, 3)',
  ],
  [{ x: new Float32Array(6), ids: { examples, rows: ids } }, 'input "ids" is given as rows of examples'],
  [{ x: new Float32Array(6), ids, more: ids }, 'has no input "more"; there are x, ids'],
])('what does not fit is named: %#', (inputs, message) => {
  expect(() => requireInputs(fn, inputs)).toThrow(message);
});

test('rows become the numbers that they stand for', () => {
  expect([...inputNumbers({ examples, rows: Int32Array.of(1) })]).toEqual([1, 1, 1]);
  expect(inputNumbers(ids)).toBe(ids);
});

test('a shape without sizes has one element', () => {
  expect([elementCount([]), elementCount([2, 3]), elementCount([2, 0])]).toEqual([1, 6, 0]);
});
