import { addRow, denseRow, requireFeatures, rowCount, rowProduct } from '#shared/language/features.ts';
import type { Features } from '#shared/language/features.ts';
import { describe, expect, it } from 'vitest';

/** The same two rows, [0, 2, −1] and [3, 0, 0], in both ways. */
const both: readonly Features[] = [
  { kind: 'dense', values: Float32Array.of(0, 2, -1, 3, 0, 0), featureCount: 3 },
  {
    kind: 'sparse',
    rows: [
      { indices: Int32Array.of(1, 2), values: Float64Array.of(2, -1) },
      { indices: Int32Array.of(0), values: Float64Array.of(3) },
    ],
    featureCount: 3,
  },
];

describe.each(both)('$kind features', (features) => {
  it('have rows', () => {
    expect(rowCount(features)).toBe(2);
    expect([...denseRow(features, 0)]).toEqual([0, 2, -1]);
    expect([...denseRow(features, 1)]).toEqual([3, 0, 0]);
  });

  it('are multiplied with the part of the vectors that begins at the start', () => {
    const vectors = Float64Array.of(9, 9, 9, 10, 20, 30);
    expect(rowProduct(features, 0, vectors, 3)).toBe(2 * 20 - 30);
    expect(rowProduct(features, 1, vectors)).toBe(27);
  });

  it('are added to the part of the sums that begins at the start', () => {
    const sums = new Float64Array(5).fill(1);
    addRow(features, 0, 10, sums, 2);
    expect([...sums]).toEqual([1, 1, 1, 21, -9]);
  });
});

describe('requireFeatures', () => {
  it('takes what is sound', () => {
    for (const features of both) expect(() => requireFeatures(features)).not.toThrow();
  });

  it('refuses rows that are not whole and features that are none', () => {
    expect(() => requireFeatures({ kind: 'dense', values: new Float32Array(5), featureCount: 3 })).toThrow(
      '5 numbers are no rows of 3',
    );
    const row = { indices: Int32Array.of(3), values: Float64Array.of(1) };
    expect(() => requireFeatures({ kind: 'sparse', rows: [row], featureCount: 3 })).toThrow('row 0 has feature 3');
    const short = { indices: Int32Array.of(1), values: new Float64Array(0) };
    expect(() => requireFeatures({ kind: 'sparse', rows: [short], featureCount: 3 })).toThrow('1 indices but 0 values');
  });
});
