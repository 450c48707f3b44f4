import { expect, test } from 'vitest';
import { contextRows, forbid, stateRows } from '#main/training-worker/text-work/decoding-rows.ts';

test('rows without a text repeat the first text', () => {
  const codes = { count: 3, z: Float32Array.of(1, 2, 3, 4, 5, 6), labels: Int32Array.of(7, 8, 9) };
  const { z, labels } = contextRows(codes, [2, 1], 4);
  expect([...z]).toEqual([5, 6, 3, 4, 5, 6, 5, 6]);
  expect([...labels!]).toEqual([9, 8, 9, 9]);
  expect(contextRows({ count: 3, z: new Float32Array(0), labels: null }, [0], 2)).toEqual({ z: new Float32Array(0) });
});

test('a state is rearranged row by row', () => {
  const state = { hidden: Float32Array.of(1, 2, 3, 4, 5, 6), steps: Float32Array.of(7, 8, 9) };
  const { hidden, steps } = stateRows(state, [2, 0, 0]);
  expect([...hidden!]).toEqual([5, 6, 1, 2, 1, 2]);
  expect([...steps!]).toEqual([9, 7, 7]);
});

test('padding and the start mark are never written, the unknown token where it is allowed', () => {
  const possible = new Float32Array(6);
  forbid(possible, true);
  expect([...possible]).toEqual([-Infinity, -Infinity, 0, 0, 0, 0]);
  forbid(possible, false);
  expect([...possible]).toEqual([-Infinity, -Infinity, 0, -Infinity, 0, 0]);
});
