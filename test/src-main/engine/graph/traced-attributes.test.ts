import { expect, test } from 'vitest';
import type { NodeBinding } from '#main/engine/graph/node-binding.ts';
import { missingAttributes, tracedAttributes } from '#main/engine/graph/traced-attributes.ts';

const kinds = {
  TF_ATTR_STRING: 0,
  TF_ATTR_INT: 1,
  TF_ATTR_FLOAT: 2,
  TF_ATTR_BOOL: 3,
  TF_ATTR_TYPE: 4,
  TF_ATTR_SHAPE: 5,
};
const binding = kinds as unknown as NodeBinding; // nothing else of it is asked for

test('each kind of attribute becomes the one that a graph stores', () => {
  const attributes = [
    { name: 'data_format', type: kinds.TF_ATTR_STRING, value: 'NHWC' },
    { name: 'num', type: kinds.TF_ATTR_INT, value: 3 },
    { name: 'strides', type: kinds.TF_ATTR_INT, value: [1, 2, 2, 1] },
    { name: 'epsilon', type: kinds.TF_ATTR_FLOAT, value: 0.5 },
    { name: 'keep_dims', type: kinds.TF_ATTR_BOOL, value: false },
    { name: 'T', type: kinds.TF_ATTR_TYPE, value: 1 },
    { name: 'shape', type: kinds.TF_ATTR_SHAPE, value: [4] },
  ];
  expect(tracedAttributes(binding, 'Conv2D', attributes)).toEqual({
    data_format: { kind: 'text', value: 'NHWC' },
    num: { kind: 'integer', value: 3 },
    strides: { kind: 'integers', value: [1, 2, 2, 1] },
    epsilon: { kind: 'float', value: 0.5 },
    keep_dims: { kind: 'boolean', value: false },
    T: { kind: 'type', value: 1 },
    shape: { kind: 'shape', value: [4] },
  });
});

test('an attribute of a kind that is not known names the operation', () => {
  expect(() => tracedAttributes(binding, 'Odd', [{ name: 'a', type: 9, value: 0 }])).toThrow(
    /Odd has the attribute "a"/,
  );
});

test('types that tfjs leaves out are taken from the inputs', () => {
  expect(missingAttributes('ExpandDims', [1, 3])).toEqual({
    T: { kind: 'type', value: 1 },
    Tdim: { kind: 'type', value: 3 },
  });
  expect(missingAttributes('MatMul', [1, 1])).toEqual({});
});
