import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { eagerExecutor } from '#main/engine/eager-executor.ts';
import type { PureFunction } from '#main/engine/pure-function.ts';
import { useCpuBackend } from '#test/src-shared/cpu-backend.ts';

useCpuBackend();

const count: PureFunction = {
  name: 'count',
  inputs: { by: { shape: [], dtype: 'float32' } },
  run: (state, { by }) => ({ outputs: { before: tf.mul(state['n']!, 1) }, updates: { n: tf.add(state['n']!, by!) } }),
};
const open = () =>
  eagerExecutor(
    { n: [], other: [1], slot: [2] },
    { n: { shape: [], data: Float32Array.of(5) }, other: { shape: [1], data: Float32Array.of(9) } },
    updateRules.sgd,
  );

test('starts at 0 where no state is given, and goes back to its beginning', () => {
  const executor = open();
  const beginning = executor.readState();
  expect([...beginning['slot']!.data]).toEqual([0, 0]);
  executor.call(count, { by: Float32Array.of(2) });
  executor.reset();
  expect(executor.readState()).toEqual(beginning);
  executor.dispose();
});

test('moves the state on, outputs being from before, and keeps what no update names', () => {
  const executor = open();
  for (const expected of [5, 7])
    expect([...executor.call(count, { by: Float32Array.of(2) })['before']!]).toEqual([expected]);
  expect([...executor.readState()['n']!.data]).toEqual([9]);
  expect([...executor.readState()['other']!.data]).toEqual([9]);
  executor.dispose();
});

test('holds no tensor more after many calls, and none when it is disposed', () => {
  const before = tf.memory().numTensors;
  const executor = open();
  const held = tf.memory().numTensors;
  for (let i = 0; i < 50; i++) executor.call(count, { by: Float32Array.of(1) });
  expect(tf.memory().numTensors).toBe(held);
  executor.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('says which input is wrong', () => {
  const executor = open();
  expect(() => executor.call(count, {})).toThrow('count: input "by" is missing');
  executor.dispose();
});
