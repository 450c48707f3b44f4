import { expect, test } from 'vitest';
import type { GraphNode } from '#main/engine/graph/graph-node.ts';
import type { TracedFunction } from '#main/engine/graph/traced-function.ts';
import { reading, writing } from '#main/engine/graph/state-functions.ts';

const bias = { name: 'encoder/mu/bias', shape: [3], dtype: 1 };
const kernel = { name: 'encoder/mu/kernel', shape: [2, 3], dtype: 1 };
const slot = { name: 'slot', shape: [2, 3], dtype: 1 };

function byName({ nodes }: TracedFunction): Map<string, GraphNode> {
  return new Map(nodes.map((node) => [node.name, node]));
}

function wholeNumbersOf(node: GraphNode | undefined): number[] {
  const { value } = node!.attributes['value'] as { value: { content: Uint8Array } }; // a tensor
  return [...new Int32Array(value.content.buffer)];
}

test('numbers in one row are copied, divided by the sizes of the variables, and shaped', () => {
  const written = writing([bias, kernel]);
  const nodes = byName(written);
  expect(written.feeds.map(({ specification }) => specification)).toEqual([{ shape: [9], dtype: 'float32' }]);
  expect(nodes.get('set/split')?.inputs[0]).toBe('set/numbers/copy:0');
  expect(wholeNumbersOf(nodes.get('set/sizes'))).toEqual([3, 6]);
  expect(nodes.get('set/shaped/encoder/mu/kernel')?.inputs).toEqual(['set/split:1', 'set/shape_2_3:0']);
  expect(wholeNumbersOf(nodes.get('set/shape_2_3'))).toEqual([2, 3]);
  expect(nodes.get('set/assign/encoder/mu/bias')?.inputs).toEqual([
    'state/encoder/mu/bias:0',
    'set/shaped/encoder/mu/bias:0',
  ]);
});

test('others are filled with 0, and all is done when every variable is assigned', () => {
  const written = writing([kernel], [slot]);
  const nodes = byName(written);
  expect(nodes.get('set/zeros/slot')?.inputs).toEqual(['set/shape_2_3:0', 'set/zero:0']);
  expect(written.nodes.filter(({ name }) => name === 'set/shape_2_3')).toHaveLength(1);
  expect(nodes.get(written.fetches[0]!.node)?.inputs).toEqual([
    'set/zero:0',
    '^set/assign/encoder/mu/kernel',
    '^set/assign/slot',
  ]);
  expect(writing([], [slot]).feeds).toEqual([]);
});

test('the numbers of several variables are joined; those of one are as they are', () => {
  expect(byName(reading([bias, kernel])).get('read/joined')?.inputs).toEqual([
    'read/row/encoder/mu/bias:0',
    'read/row/encoder/mu/kernel:0',
    'read/axis:0',
  ]);
  const one = reading([bias]);
  expect(byName(one).get(one.fetches[0]!.node)?.inputs).toEqual(['read/row/encoder/mu/bias:0']);
});
