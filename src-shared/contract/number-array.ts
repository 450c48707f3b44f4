import { z } from 'zod';

const dataTypes = ['float32', 'float64', 'int32', 'uint8'] as const;
export type NumberArrayType = (typeof dataTypes)[number];

interface TypedArrays {
  readonly float32: Float32Array;
  readonly float64: Float64Array;
  readonly int32: Int32Array;
  readonly uint8: Uint8Array;
}

/** Bulk numbers as they cross a process border: row-major `data` of `shape`. */
export interface NumberArray<T extends NumberArrayType = NumberArrayType> {
  readonly shape: readonly number[];
  readonly dtype: T;
  readonly data: TypedArrays[T];
}

export const numberArraySchema = z.object({
  shape: z.array(z.number().int().nonnegative()).readonly(),
  dtype: z.enum(dataTypes),
  data: z.union([
    z.instanceof(Float32Array),
    z.instanceof(Float64Array),
    z.instanceof(Int32Array),
    z.instanceof(Uint8Array),
  ]),
});

/** Wraps typed data; throws when the shape does not hold exactly its elements. */
export function numberArray<T extends NumberArrayType>(
  dtype: T,
  shape: readonly number[],
  data: TypedArrays[T],
): NumberArray<T> {
  const expected = shape.reduce((product, size) => product * size, 1);
  if (data.length !== expected) {
    throw new Error(`numberArray: shape (${shape.join(', ')}) holds ${expected} elements, the data has ${data.length}`);
  }
  return { shape, dtype, data };
}
