import { numberArray, numberArraySchema } from '#shared/contract/number-array.ts';
import { describe, expect, it } from 'vitest';

describe('numberArray', () => {
  it('wraps data with its shape and type, without a copy', () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6);
    const array = numberArray('float32', [2, 3], data);
    expect(array).toEqual({ shape: [2, 3], dtype: 'float32', data });
    expect(array.data).toBe(data);
  });

  it('takes a single number, and an array without elements', () => {
    expect(numberArray('float64', [], Float64Array.of(5)).shape).toEqual([]);
    expect(numberArray('uint8', [0, 28, 28, 1], new Uint8Array(0)).data.length).toBe(0);
  });

  it('refuses a shape that does not hold exactly the elements', () => {
    expect(() => numberArray('int32', [2, 3], new Int32Array(5))).toThrow(
      'numberArray: shape (2, 3) holds 6 elements, the data has 5',
    );
  });
});

describe('numberArraySchema', () => {
  it('takes what numberArray makes', () => {
    const array = numberArray('int32', [2], Int32Array.of(1, 2));
    expect(numberArraySchema.parse(array)).toEqual(array);
  });

  it.each([
    ['plain numbers as data', { shape: [1], dtype: 'float32', data: [1] }],
    ['an unknown type', { shape: [1], dtype: 'float16', data: Float32Array.of(1) }],
    ['a negative size', { shape: [-1], dtype: 'float32', data: new Float32Array(0) }],
  ])('refuses %s', (_, value) => {
    expect(numberArraySchema.safeParse(value).success).toBe(false);
  });
});
