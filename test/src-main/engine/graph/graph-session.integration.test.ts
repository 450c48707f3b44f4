import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { openGraphSession } from '#main/engine/graph/graph-session.ts';
import { nodeBackend } from '#main/engine/graph/node-binding.ts';
import { savedModelBytes } from '#main/engine/graph/saved-model.ts';
import { feedOf, handleSource, valueOf, variableNodes } from '#main/engine/graph/variable-nodes.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

beforeAll(() => openNativeBackend(''));

const float = { kind: 'type', value: 1 } as const;
const variable = { name: 'w', shape: [2], dtype: 1 };
const addNodes = [
  { name: 'x', operation: 'Placeholder', inputs: [], attributes: { dtype: float } },
  { name: 'read', operation: 'ReadVariableOp', inputs: [handleSource('w')], attributes: { dtype: float } },
  { name: 'layer/sum', operation: 'AddV2', inputs: ['x:0', 'read:0'], attributes: { T: float } },
];
const feed = (node: string, values: number[]) => ({
  node,
  shape: [values.length],
  dtype: 1,
  values: Float32Array.from(values),
});

function open() {
  return openGraphSession(savedModelBytes([...variableNodes(variable), ...addNodes]));
}

test('holds variables between its runs, and two sessions of one graph do not share them', () => {
  const [first, second] = [open(), open()];
  first.run([feed(feedOf('w'), [1, 2])], [`${feedOf('w')}/done`]);
  second.run([feed(feedOf('w'), [10, 20])], [`${feedOf('w')}/done`]);
  expect(first.run([feed('x', [1, 1])], ['layer/sum']).map((values) => [...values])).toEqual([[2, 3]]);
  expect([...second.run([], [valueOf('w')])[0]!]).toEqual([10, 20]);
  first.dispose();
  second.dispose();
});

test('an error of TensorFlow names the node, and the session goes on', () => {
  const session = open();
  session.run([feed(feedOf('w'), [1, 2])], [`${feedOf('w')}/done`]);
  expect(() => session.run([feed('x', [1, 1, 1])], ['layer/sum'])).toThrow(/layer\/sum/);
  expect([...session.run([feed('x', [0, 0])], ['layer/sum'])[0]!]).toEqual([1, 2]);
  session.dispose();
});

test('leaves no tensor and no file behind, also when it fails', () => {
  const folder = join(temporaryDirectory(), 'tmp');
  mkdirSync(folder);
  vi.stubEnv('TMPDIR', folder);
  const before = nodeBackend().binding.getNumOfTensors();
  const session = open();
  session.run([feed(feedOf('w'), [1, 2])], [`${feedOf('w')}/done`]);
  for (let i = 0; i < 20; i++) session.run([feed('x', [1, 1])], ['layer/sum', valueOf('w')]);
  expect(() => session.run([feed('x', [1, 1, 1])], ['layer/sum'])).toThrow();
  session.dispose();
  expect(() => openGraphSession(Uint8Array.of(1, 2, 3))).toThrow();
  expect(nodeBackend().binding.getNumOfTensors()).toBe(before);
  expect(readdirSync(folder)).toEqual([]);
  vi.unstubAllEnvs();
});
