import { expect, test } from 'vitest';
import { handleNode, handleSource, sizeOf } from '#main/engine/graph/variable-nodes.ts';

const bias = { name: 'encoder/mu/bias', shape: [3], dtype: 1 };
const kernel = { name: 'encoder/mu/kernel', shape: [2, 3], dtype: 1 };

test('a variable has a handle by its own name, and a size', () => {
  expect(handleNode(bias).attributes['shared_name']).toEqual({ kind: 'text', value: 'encoder/mu/bias' });
  expect(handleSource('encoder/mu/bias')).toBe(`${handleNode(bias).name}:0`);
  expect([bias, kernel, { ...bias, shape: [] }].map(sizeOf)).toEqual([3, 6, 1]);
});
