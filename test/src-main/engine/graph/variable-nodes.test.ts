import { expect, test } from 'vitest';
import { feedOf, handleSource, valueOf, variableNodes } from '#main/engine/graph/variable-nodes.ts';

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
  expect(byName.get('set/encoder/mu/bias/done')?.inputs).toEqual(['^set/encoder/mu/bias/assign']);
  expect(byName.get(valueOf('encoder/mu/bias'))?.inputs).toEqual(['state/encoder/mu/bias:0']);
});
