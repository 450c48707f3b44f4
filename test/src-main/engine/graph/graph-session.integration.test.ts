import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { callable } from '#main/engine/graph/function-body.ts';
import { openGraphSession } from '#main/engine/graph/graph-session.ts';
import type { TracedFunction } from '#main/engine/graph/traced-function.ts';
import { nodeBackend } from '#main/engine/graph/node-binding.ts';
import { reading, writing } from '#main/engine/graph/state-functions.ts';
import { handleNode, handleSource } from '#main/engine/graph/variable-nodes.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

beforeAll(() => openNativeBackend(''));

const float = { kind: 'type', value: 1 } as const;
const variable = { name: 'w', shape: [2], dtype: 1 };
const sum: TracedFunction = {
  nodes: [
    { name: 'x', operation: 'Placeholder', inputs: [], attributes: { dtype: float } },
    { name: 'read', operation: 'ReadVariableOp', inputs: [handleSource('w')], attributes: { dtype: float } },
    { name: 'layer/sum', operation: 'AddV2', inputs: ['x:0', 'read:0'], attributes: { T: float } },
    { name: 'output/sum', operation: 'Identity', inputs: ['layer/sum:0'], attributes: { T: float } },
    { name: 'output/before', operation: 'Identity', inputs: ['read:0'], attributes: { T: float } },
  ],
  feeds: [{ input: 'x', node: 'x', specification: { shape: [2], dtype: 'float32' } }],
  fetches: [
    { output: 'sum', node: 'output/sum' },
    { output: 'before', node: 'output/before' },
  ],
  changesState: false,
};

const numbers = (...values: number[]) => [{ shape: [values.length], dtype: 1, values: Float32Array.from(values) }];

function open() {
  const functions = { sum, write: writing([variable]), clear: writing([], [variable]), read: reading([variable]) };
  return openGraphSession(
    Object.entries(functions).map(([name, fn]) => callable(name, fn, [handleNode(variable)], 'recorded')),
  );
}

test('holds variables between its calls, and two sessions of one graph do not share them', () => {
  const [first, second] = [open(), open()];
  first.run('write', numbers(1, 2));
  second.run('write', numbers(10, 20));
  expect(first.run('sum', numbers(1, 1)).map((values) => [...values])).toEqual([
    [2, 3],
    [1, 2],
  ]);
  expect([...second.run('read', [])[0]!]).toEqual([10, 20]);
  second.run('clear', []);
  expect(second.run('read', []).map((values) => [...values])).toEqual([[0, 0]]);
  first.dispose();
  second.dispose();
});

test('an error of TensorFlow names the node, and the session goes on', () => {
  const session = open();
  session.run('write', numbers(1, 2));
  expect(() => session.run('sum', numbers(1, 1, 1))).toThrow(/layer\/sum/);
  expect([...session.run('sum', numbers(0, 0))[0]!]).toEqual([1, 2]);
  expect(() => session.run('product', [])).toThrow('the graph has no function "product"');
  session.dispose();
});

test('leaves no tensor and no file behind, also when it fails', () => {
  const folder = join(temporaryDirectory(), 'tmp');
  mkdirSync(folder);
  vi.stubEnv('TMPDIR', folder);
  const before = nodeBackend().binding.getNumOfTensors();
  const session = open();
  session.run('write', numbers(1, 2));
  for (let i = 0; i < 20; i++) session.run('sum', numbers(1, 1));
  expect(() => session.run('sum', numbers(1, 1, 1))).toThrow();
  session.dispose();
  const node = { name: 'n', operation: 'NoOp', inputs: [], attributes: {} };
  const one = { name: 'twice', slots: [], results: [], nodes: [node], functions: [] };
  expect(() => openGraphSession([one, { ...one, nodes: [] }])).toThrow('branch_twice');
  expect(nodeBackend().binding.getNumOfTensors()).toBe(before);
  expect(readdirSync(folder)).toEqual([]);
  vi.unstubAllEnvs();
});
