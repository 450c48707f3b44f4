import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { batchParts, inputsOfPart, keyOfPart } from '#main/engine/batch-parts.ts';
import { useCpuBackend } from '#test/src-shared/cpu-backend.ts';

useCpuBackend();

test.each([
  [4, 1, [4]],
  [4, 2, [2, 2]],
  [5, 2, [3, 2]],
  [1, 2, [1]],
  [7, 3, [2, 3, 2]],
])('%i rows in %i parts', (total, parts, counts) => {
  const made = batchParts(total, parts);
  expect(made.map(({ count }) => count)).toEqual(counts);
  made.forEach(({ start, total: all }, i) => {
    expect(start).toBe(counts.slice(0, i).reduce((sum, count) => sum + count, 0));
    expect(all).toBe(total);
  });
});

test('a part has its rows of the named inputs, and all of the others', () => {
  const inputs = { x: tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]), beta: tf.scalar(9) };
  const part = inputsOfPart(inputs, ['x'], { start: 1, count: 2, total: 3 });
  expect([...part['x']!.dataSync()]).toEqual([3, 4, 5, 6]);
  expect(part['beta']).toBe(inputs.beta);
  expect(inputsOfPart(inputs, ['x'], { start: 0, count: 3, total: 3 })).toBe(inputs);
});

test('the key of a part remembers the whole', () => {
  const key = tf.tensor1d([1, 2], 'int32');
  expect(keyOfPart(key, { start: 0, count: 3, total: 3 })).toBe(key);
  expect(keyOfPart(key, { start: 1, count: 2, total: 3 })).toEqual({ whole: key, start: 1, total: 3 });
});
