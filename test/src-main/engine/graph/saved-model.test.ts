import { expect, test } from 'vitest';
import type { AttributeValue, GraphNode } from '#main/engine/graph/graph-node.ts';
import { graphBytes, savedModelBytes } from '#main/engine/graph/saved-model.ts';

/** Fields of a message in order: numbers of varints, bytes of all else. */
function fields(message: Uint8Array): [field: number, value: number | Uint8Array][] {
  const found: [number, number | Uint8Array][] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message[at++]!;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const wireType = key % 8;
    const length = wireType === 2 ? varint() : wireType === 5 ? 4 : 0;
    found.push([Math.floor(key / 8), wireType === 0 ? varint() : message.subarray(at, (at += length))]);
  }
  return found;
}

const bytesOf = (message: Uint8Array, field: number) =>
  fields(message).flatMap(([number, value]) => (number === field && typeof value !== 'number' ? [value] : []));
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

const node = (attributes: Record<string, AttributeValue>): GraphNode => ({
  name: 'train/MatMul',
  operation: 'MatMul',
  inputs: ['a:0', '^b'],
  attributes,
});

test('a node has name, operation, inputs and attributes by name', () => {
  const [written] = bytesOf(graphBytes([node({ T: { kind: 'type', value: 1 } })]), 1);
  expect(text(bytesOf(written!, 1)[0])).toBe('train/MatMul');
  expect(text(bytesOf(written!, 2)[0])).toBe('MatMul');
  expect(bytesOf(written!, 3).map(text)).toEqual(['a:0', '^b']);
  const [entry] = bytesOf(written!, 5);
  expect(text(bytesOf(entry!, 1)[0])).toBe('T');
  expect(fields(bytesOf(entry!, 2)[0]!)).toEqual([[6, 1]]);
});

test.each([
  [{ kind: 'text', value: 'ab' }, [[2, Uint8Array.of(97, 98)]]],
  [{ kind: 'integer', value: 3 }, [[3, 3]]],
  [{ kind: 'float', value: 1 }, [[4, Uint8Array.of(0, 0, 128, 63)]]],
  [{ kind: 'boolean', value: true }, [[5, 1]]],
  [{ kind: 'boolean', value: false }, [[5, 0]]],
  [{ kind: 'shape', value: [] }, [[7, new Uint8Array()]]],
  [{ kind: 'shape', value: [5] }, [[7, Uint8Array.of(18, 2, 8, 5)]]],
  [{ kind: 'integers', value: [1, 2] }, [[1, Uint8Array.of(24, 1, 24, 2)]]],
  [{ kind: 'types', value: [20] }, [[1, Uint8Array.of(48, 20)]]],
  [{ kind: 'function', value: 'f' }, [[10, Uint8Array.of(10, 1, 102)]]],
  [
    { kind: 'tensor', value: { dtype: 3, shape: [], content: Uint8Array.of(7, 0, 0, 0) } },
    [[8, Uint8Array.of(8, 3, 18, 0, 34, 4, 7, 0, 0, 0)]],
  ],
  [
    { kind: 'tensor', value: { dtype: 1, shape: [9], fill: 1 } },
    [[8, Uint8Array.of(8, 1, 18, 4, 18, 2, 8, 9, 42, 4, 0, 0, 128, 63)]],
  ],
  [{ kind: 'functions', value: ['f', 'g'] }, [[1, Uint8Array.of(74, 3, 10, 1, 102, 74, 3, 10, 1, 103)]]],
] as const)('an attribute %o is the field of its kind', (attribute, expected) => {
  const [written] = bytesOf(graphBytes([node({ x: attribute })]), 1);
  expect(fields(bytesOf(bytesOf(written!, 5)[0]!, 2)[0]!)).toEqual(expected);
});

test('the model holds one graph under the serving tag, made by a version that 2.9 and later read', () => {
  const model = savedModelBytes([node({})]);
  expect(fields(model)[0]).toEqual([1, 1]);
  const [metaGraph] = bytesOf(model, 2);
  expect(text(bytesOf(bytesOf(metaGraph!, 1)[0]!, 4)[0])).toBe('serve');
  const [graph] = bytesOf(metaGraph!, 2);
  expect(fields(bytesOf(graph!, 4)[0]!)).toEqual([
    [1, 1087],
    [2, 12],
  ]);
  expect(bytesOf(graph!, 1)).toHaveLength(1);
});

test('a function has a signature, nodes, results and attributes', () => {
  const model = savedModelBytes(
    [],
    [
      {
        name: 'body',
        arguments: [{ name: 'given0', type: 20 }],
        results: [{ name: 'result0', type: 1, source: 'n:output:0' }],
        nodes: [node({})],
        attributes: { _noinline: { kind: 'boolean', value: true } },
      },
    ],
  );
  const graph = bytesOf(bytesOf(model, 2)[0]!, 2)[0]!;
  const written = bytesOf(bytesOf(graph, 2)[0]!, 1)[0]!;
  const signature = bytesOf(written, 1)[0]!;
  expect(text(bytesOf(signature, 1)[0])).toBe('body');
  expect(fields(bytesOf(signature, 2)[0]!)[1]).toEqual([3, 20]);
  expect(text(bytesOf(bytesOf(signature, 3)[0]!, 1)[0])).toBe('result0');
  expect(bytesOf(written, 3)).toHaveLength(1);
  expect(text(bytesOf(bytesOf(written, 4)[0]!, 2)[0])).toBe('n:output:0');
  expect(text(bytesOf(bytesOf(written, 5)[0]!, 1)[0])).toBe('_noinline');
});
