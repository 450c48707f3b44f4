import { expect, test } from 'vitest';
import { previous, rewritten } from '#main/engine/graph/graph-rewrites.ts';

const T = { kind: 'type', value: 1 } as const;
const flag = (value: boolean) => ({ kind: 'boolean', value }) as const;
const shapes = (...list: number[][]) => list.map((shape) => ({ shape, producer: undefined }));

test('a batched product of two matrices becomes a plain one with the same transpositions', () => {
  const body = {
    operation: 'BatchMatMulV2',
    inputs: ['a:0', 'b:0'],
    attributes: { T, adj_x: flag(true), adj_y: flag(false) },
  };
  expect(rewritten(body, shapes([3, 2], [3, 4]), [2, 4])).toEqual([
    {
      operation: 'MatMul',
      inputs: ['a:0', 'b:0'],
      attributes: { T, transpose_a: flag(true), transpose_b: flag(false) },
    },
  ]);
  expect(rewritten(body, shapes([5, 3, 2], [5, 3, 4]), [5, 2, 4])).toEqual([body]);
});

test.each(['Add', 'AddV2'])('%s of a vector to the last dimension becomes a bias, other sums stay', (operation) => {
  const body = { operation, inputs: ['a:0', 'b:0'], attributes: { T } };
  expect(rewritten(body, shapes([8, 4], [4]), [8, 4])[0].operation).toBe('BiasAdd');
  expect(rewritten(body, shapes([8, 7, 7, 4], [4]), [8, 7, 7, 4])[0].operation).toBe('BiasAdd');
  for (const other of [
    shapes([4], [4]),
    shapes([8, 4], [1]),
    shapes([4], [8, 4]),
    shapes([8, 4], [8, 4]),
    shapes([8, 4], []),
  ]) {
    expect(rewritten(body, other, [8, 4])).toEqual([body]);
  }
});

test('the sum of all squares is twice half of it, without storing the squares; a sum over some axes stays', () => {
  const square = { operation: 'Square', inputs: ['g:0'], attributes: { T } };
  const body = { operation: 'Sum', inputs: ['square:0', 'axes:0'], attributes: { T, keep_dims: flag(false) } };
  const inputs = [
    { shape: [8, 4], producer: square },
    { shape: [2], producer: undefined },
  ];
  expect(rewritten(body, inputs, [])).toEqual([
    { operation: 'L2Loss', inputs: ['g:0'], attributes: { T } },
    { operation: 'AddV2', inputs: [previous, previous], attributes: { T } },
  ]);
  expect(rewritten(body, inputs, [8])).toEqual([body]);
  expect(rewritten(body, shapes([8, 4], [2]), [])).toEqual([body]);
});
