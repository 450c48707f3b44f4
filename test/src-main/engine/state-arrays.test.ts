import { expect, test } from 'vitest';
import { parameterState, requireState } from '#main/engine/state-arrays.ts';

test('parameters are as given', () => {
  const state = parameterState({ w: { shape: [2], values: Float32Array.of(1, 2) } });
  expect(state).toEqual({ w: { shape: [2], data: Float32Array.of(1, 2) } });
});

test('a state that lacks an array or has it in another shape is refused by its name', () => {
  const state = { w: { shape: [2], data: new Float32Array(2) } };
  expect(() => requireState({ w: [2] }, state)).not.toThrow();
  expect(() => requireState({ w: [1, 2] }, state)).toThrow('"w" is (2), the model needs (1, 2)');
  expect(() => requireState({ w: [2], b: [1] }, state)).toThrow('"b" is (missing), the model needs (1)');
});
