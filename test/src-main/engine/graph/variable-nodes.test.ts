import { expect, test } from 'vitest';
import {
  clearingDone,
  clearingNodes,
  feedDone,
  feedOf,
  handleSource,
  valueOf,
  variableNodes,
} from '#main/engine/graph/variable-nodes.ts';

test('a variable has a handle by its own name, a feed that is copied into it, and a value', () => {
  const nodes = variableNodes({ name: 'encoder/mu/bias', shape: [3], dtype: 1 });
  const byName = new Map(nodes.map((node) => [node.name, node]));
  expect(byName.get('state/encoder/mu/bias')?.attributes['shared_name']).toEqual({
    kind: 'text',
    value: 'encoder/mu/bias',
  });
  expect(handleSource('encoder/mu/bias')).toBe('state/encoder/mu/bias:0');
  expect(byName.get(feedOf('encoder/mu/bias'))?.operation).toBe('Placeholder');
  expect(byName.get('set/encoder/mu/bias/assign')?.inputs).toEqual([
    'state/encoder/mu/bias:0',
    'set/encoder/mu/bias/copy:0',
  ]);
  expect(byName.get(feedDone('encoder/mu/bias'))?.inputs).toEqual(['^set/encoder/mu/bias/assign']);
  expect(byName.get(valueOf('encoder/mu/bias'))?.inputs).toEqual(['state/encoder/mu/bias:0']);
});

test('clearing fills a variable with zeros of its shape', () => {
  const byName = new Map(clearingNodes({ name: 'm', shape: [2, 3], dtype: 1 }).map((node) => [node.name, node]));
  expect(byName.get(clearingDone('m'))?.inputs).toEqual(['^clear/m/assign']);
  expect(byName.get('clear/m/assign')?.inputs).toEqual(['state/m:0', 'clear/m/fill:0']);
  const { value } = byName.get('clear/m/shape')!.attributes['value'] as { value: { content: Uint8Array } }; // a tensor
  expect([...new Int32Array(value.content.buffer)]).toEqual([2, 3]);
});
