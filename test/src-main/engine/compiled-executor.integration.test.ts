import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { compiledExecutor } from '#main/engine/compiled-executor.ts';
import type { CompiledExecutor } from '#main/engine/compiled-executor.ts';
import type { Examples } from '#main/engine/examples.ts';
import { nodeBackend } from '#main/engine/graph/node-binding.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import type { PureFunction } from '#main/engine/pure-function.ts';
import { createExampleMemory } from '#main/engine/resident-examples.ts';

beforeAll(() => openNativeBackend(''));

const shapes = { total: [2] };
const initial = { total: { shape: [2], data: Float32Array.of(1, 2) } };

/** total ← total + the sum of the rows of x (count, 2). */
const accumulate = (count: number): PureFunction => ({
  name: `accumulate/${count}`,
  inputs: { x: { shape: [count, 2], dtype: 'float32' } },
  run: (state, { x }) => {
    const total = tf.add(state['total']!, tf.sum(x!, 0));
    return { outputs: { total: tf.mul(total, 1) }, updates: { total } };
  },
});

const examples = { count: 3, size: 2, bytes: Uint8Array.of(0, 255, 51, 102, 255, 0) };

test('keeps its state when a function comes that was not prepared', () => {
  const executor = compiledExecutor(shapes, initial);
  executor.call(accumulate(1), { x: Float32Array.of(1, 1) });
  executor.call(accumulate(2), { x: Float32Array.of(1, 0, 1, 0) });
  expect([...executor.readState()['total']!.data]).toEqual([4, 3]);
  executor.dispose();
});

test('takes rows of resident examples, bytes of others and plain numbers for one and the same', () => {
  const rows = Int32Array.of(2, 1);
  const numbers = Float32Array.of(1, 0, 51 / 255, 102 / 255);
  const totals = [
    compiledExecutor(shapes, initial, { examples: [examples] }).call(accumulate(2), { x: { examples, rows } }),
    compiledExecutor(shapes, initial).call(accumulate(2), { x: { examples, rows } }),
    compiledExecutor(shapes, initial).call(accumulate(2), { x: numbers }),
  ].map(({ total }) => [...total!]);
  expect(totals[1]).toEqual(totals[0]);
  expect(totals[2]).toEqual(totals[0]);
  expect(totals[0]![0]).toBe(Math.fround(2 + Math.fround(51 / 255)));
});

test('executors that share a memory have the examples there once, and give them back with the last one', () => {
  const { binding } = nodeBackend();
  const before = binding.getNumOfTensors();
  const memory = createExampleMemory();
  const rows = Int32Array.of(2, 1);
  const executors = [0, 1].map(() => compiledExecutor(shapes, initial, { examples: [examples], memory }));
  const add = (executor: CompiledExecutor, set: Examples) =>
    Array.from(
      executor.call(accumulate(2), { x: { examples: set, rows } })['total']!,
      (total) => Math.round(total * 1e5) / 1e5,
    );
  expect(executors.map((executor) => add(executor, examples))).toEqual([
    [2.2, 2.4],
    [2.2, 2.4],
  ]);
  const other = { ...examples, bytes: examples.bytes.map((byte) => 255 - byte) };
  executors[0]!.begin(initial, [other]);
  expect(add(executors[0]!, other)).toEqual([1.8, 3.6]);
  expect(add(executors[1]!, examples)).toEqual([3.4, 2.8]);
  for (const executor of executors) executor.dispose();
  expect(binding.getNumOfTensors()).toBe(before);
});

test('a byte becomes the same number to the last bit as on the host', () => {
  const all = { count: 1, size: 256, bytes: Uint8Array.from({ length: 256 }, (_, byte) => byte) };
  const same: PureFunction = {
    name: 'same',
    inputs: { x: { shape: [1, 256], dtype: 'float32' } },
    run: (_, { x }) => ({ outputs: { x: tf.mul(x!, 1) }, updates: {} }),
  };
  const executor = compiledExecutor({}, {}, { examples: [all] });
  const { x } = executor.call(same, { x: { examples: all, rows: Int32Array.of(0) } });
  expect(x).toEqual(Float32Array.from(all.bytes, (byte) => byte / 255));
  executor.dispose();
});

test('says which input is missing, unknown or of another size, and which row there is not', () => {
  const executor = compiledExecutor(shapes, initial, { examples: [examples] });
  expect(() => executor.call(accumulate(1), {})).toThrow(
    'accumulate/1: input "x" is missing; expected (1, 2) of float32',
  );
  expect(() => executor.call(accumulate(1), { x: new Float32Array(3) })).toThrow(
    'has 3 numbers of float32; expected (1, 2)',
  );
  expect(() => executor.call(accumulate(1), { x: new Int32Array(2) })).toThrow('2 numbers of int32');
  expect(() => executor.call(accumulate(1), { x: new Float32Array(2), y: new Float32Array(1) })).toThrow(
    'has no input "y"',
  );
  expect(() => executor.call(accumulate(1), { x: { examples, rows: Int32Array.of(3) } })).toThrow(
    'row 3 is asked for, there are 3',
  );
  executor.dispose();
});

test('starts at 0 where no state is given, and goes back to its beginning', () => {
  const withSlot = { ...shapes, slot: [2, 3], scalar: [] };
  const executor = compiledExecutor(withSlot, initial);
  const beginning = executor.readState();
  expect([...beginning['slot']!.data, ...beginning['scalar']!.data]).toEqual(new Array(7).fill(0));
  const other = Object.fromEntries(
    Object.entries(beginning).map(([name, { shape, data }]) => [name, { shape, data: data.map((x) => x + 1) }]),
  );
  executor.writeState(other);
  expect(executor.readState()).toEqual(other);
  executor.call(accumulate(1), { x: Float32Array.of(1, 1) });
  executor.reset();
  expect(executor.readState()).toEqual(beginning);
  executor.dispose();
});

test('a state that is too large to be fed as a whole begins as the same', () => {
  const large = { ...shapes, slot: [2 ** 11, 2 ** 11] };
  const executor = compiledExecutor(large, initial);
  executor.call(accumulate(1), { x: Float32Array.of(1, 1) });
  expect([...executor.readState()['total']!.data]).toEqual([2, 3]);
  executor.reset();
  const { total, slot } = executor.readState();
  expect([...total!.data]).toEqual([1, 2]);
  expect(slot!.data.every((value) => value === 0)).toBe(true);
  executor.dispose();
});

test('refuses a state of other shapes and leaves its own alone', () => {
  const executor = compiledExecutor(shapes, initial);
  expect(() => executor.writeState({ total: { shape: [3], data: new Float32Array(3) } })).toThrow(
    '"total" is (3), the model needs (2)',
  );
  expect([...executor.readState()['total']!.data]).toEqual([1, 2]);
  executor.dispose();
});

test('with XLA the same comes out, from a shared recording', () => {
  const recordings = new Map();
  const plain = compiledExecutor(shapes, initial, { recordings });
  plain.prepare([{ fn: accumulate(1), rowInputs: [] }]);
  const xla = compiledExecutor(shapes, initial, { xla: true, recordings });
  for (const executor of [plain, xla]) executor.call(accumulate(1), { x: Float32Array.of(0.5, 0.25) });
  expect(xla.readState()).toEqual(plain.readState());
  expect(Buffer.compare(xla.graph(), plain.graph())).toBe(0);
  plain.dispose();
  xla.dispose();
});
