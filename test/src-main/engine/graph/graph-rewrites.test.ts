import { expect, test } from 'vitest';
import { ofNew, rewritten } from '#main/engine/graph/graph-rewrites.ts';

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
  const square = { operation: 'Square', inputs: ['g:0'], attributes: { T }, inputShapes: [[8, 4]] };
  const body = { operation: 'Sum', inputs: ['square:0', 'axes:0'], attributes: { T, keep_dims: flag(false) } };
  const inputs = [
    { shape: [8, 4], producer: square },
    { shape: [2], producer: undefined },
  ];
  expect(rewritten(body, inputs, [])).toEqual([
    { operation: 'L2Loss', inputs: ['g:0'], attributes: { T } },
    { operation: 'AddV2', inputs: [ofNew(0), ofNew(0)], attributes: { T } },
  ]);
  expect(rewritten(body, inputs, [8])).toEqual([body]);
  expect(rewritten(body, shapes([8, 4], [2]), [])).toEqual([body]);
});

test('the sum of weight gradients of small parts is one product of the stacked parts', () => {
  const product = (part: number, rows: number, transposed = true) => ({
    shape: [5, 4],
    producer: {
      operation: 'BatchMatMulV2',
      inputs: [`x${part}:0`, `dy${part}:0`],
      attributes: { T, adj_x: flag(transposed), adj_y: flag(false) },
      inputShapes: [
        [rows, 5],
        [rows, 4],
      ],
    },
  });
  const body = { operation: 'AddN', inputs: ['p0:0', 'p1:0'], attributes: { T } };
  const nodes = rewritten(body, [product(0, 64), product(1, 64)], [5, 4]);
  expect(nodes.map(({ operation, inputs }) => [operation, ...inputs])).toEqual([
    ['Const'],
    ['ConcatV2', 'x0:0', 'x1:0', ofNew(0)],
    ['ConcatV2', 'dy0:0', 'dy1:0', ofNew(0)],
    ['MatMul', ofNew(1), ofNew(2)],
  ]);
  expect(nodes.at(-1)!.attributes).toEqual({ T, transpose_a: flag(true) });
  const kept = [
    [product(0, 200), product(1, 200)],
    [product(0, 8), product(1, 8, false)],
    [product(0, 8), { shape: [5, 4], producer: undefined }],
  ];
  for (const inputs of kept) expect(rewritten(body, inputs, [5, 4])).toEqual([body]);
});
