import { expect, test } from 'vitest';
import { constantAttributes, constantKey } from '#main/engine/graph/traced-constants.ts';
import type { MadeTensor } from '#main/engine/graph/traced-constants.ts';

const floats = (values: number[]): MadeTensor => ({
  shape: [values.length],
  dtype: 1,
  values: Float32Array.from(values),
});

test('one number that fills a shape is stored once, other numbers as their bytes', () => {
  expect(constantAttributes('s', floats([2, 2, 2]))['value']).toEqual({
    kind: 'tensor',
    value: { dtype: 1, shape: [3], fill: 2 },
  });
  expect(constantAttributes('s', floats([1, 2]))['value']).toEqual({
    kind: 'tensor',
    value: { dtype: 1, shape: [2], content: Uint8Array.of(0, 0, 128, 63, 0, 0, 0, 64) },
  });
  const whole = { shape: [2], dtype: 3, values: Int32Array.of(5, 5) };
  expect(constantAttributes('s', whole)['value']).toEqual({
    kind: 'tensor',
    value: { dtype: 3, shape: [2], content: Uint8Array.of(5, 0, 0, 0, 5, 0, 0, 0) },
  });
});

test('many different numbers are refused as data or noise that would repeat', () => {
  const noise = floats(Array.from({ length: 65 }, (_, i) => Math.sin(i)));
  expect(() => constantAttributes('train', noise)).toThrow(/65 numbers of shape \(65\) were made in JavaScript.*key/);
  expect(() => constantAttributes('train', floats(new Array<number>(1000).fill(0)))).not.toThrow();
});

test('equal constants have equal keys; type, shape, sign of zero and NaN tell others apart', () => {
  expect(constantKey(floats([1, 2]))).toBe(constantKey(floats([1, 2])));
  const others: MadeTensor[] = [
    floats([1, 2]),
    floats([2, 1]),
    floats([1]),
    floats([1, 1]),
    floats([0]),
    floats([-0]),
    floats([NaN]),
    floats([]),
    { shape: [1], dtype: 3, values: Int32Array.of(1) },
    { shape: [], dtype: 1, values: Float32Array.of(1) },
  ];
  expect(new Set(others.map(constantKey)).size).toBe(others.length);
});
