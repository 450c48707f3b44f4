import { sortedQuantile } from '#shared/statistics/sorted-quantile.ts';
import { describe, expect, it } from 'vitest';

describe('sortedQuantile', () => {
  it('is linear between neighbors', () => {
    const sorted = [1, 2, 4, 8];
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => sortedQuantile(sorted, p))).toEqual([1, 1.75, 3, 5, 8]);
  });

  it('is the median for ½, of odd and of even counts', () => {
    expect(sortedQuantile(Float64Array.of(3, 5, 9), 0.5)).toBe(5);
    expect(sortedQuantile([3, 5], 0.5)).toBe(4);
    expect(sortedQuantile([7], 0.3)).toBe(7);
  });

  it('never makes NaN out of infinite numbers', () => {
    expect(sortedQuantile([1, Infinity, Infinity], 0.75)).toBe(Infinity);
    expect(sortedQuantile([1, Infinity], 0.5)).toBe(Infinity);
    expect(sortedQuantile([-Infinity, -Infinity], 0.5)).toBe(-Infinity);
  });

  it('is NaN without numbers and for a share outside [0, 1]', () => {
    expect([sortedQuantile([], 0.5), sortedQuantile([1], -0.1), sortedQuantile([1], NaN)]).toEqual([NaN, NaN, NaN]);
  });
});
