import { columnMoments, rowCount } from '#shared/statistics/column-moments.ts';
import { describe, expect, it } from 'vitest';

describe('columnMoments', () => {
  it('gives means and variances of columns with ddof 0: a value by hand', () => {
    const { means, variances } = columnMoments([1, 10, 2, 10, 3, 10, 6, 10], 2);
    expect([...means]).toEqual([3, 10]);
    expect(variances[0]).toBeCloseTo((4 + 1 + 0 + 9) / 4, 14);
    expect(variances[1]).toBe(0);
  });

  it('keeps the digits of a small variance beside a large mean', () => {
    const { variances } = columnMoments([1e8 - 1, 1e8, 1e8 + 1], 1);
    expect(variances[0]).toBeCloseTo(2 / 3, 7);
  });

  it('does not change a variance when all values are shifted', () => {
    const values = [0.25, -1.5, 3, 2.75, -0.5];
    const shifted = values.map((value) => value + 16);
    expect(columnMoments(shifted, 1).variances[0]).toBeCloseTo(columnMoments(values, 1).variances[0]!, 13);
  });

  it('gives a variance of 0 for one row, and NaN without rows', () => {
    expect([...columnMoments([4, 5], 2).variances]).toEqual([0, 0]);
    expect([...columnMoments([], 2).variances]).toEqual([NaN, NaN]);
  });

  it('shows a NaN in its column alone', () => {
    const { means } = columnMoments([NaN, 1, 2, 3], 2);
    expect([...means]).toEqual([NaN, 2]);
  });
});

describe('rowCount', () => {
  it('refuses a table with a broken row', () => {
    expect(() => rowCount([1, 2, 3], 2)).toThrow('rowCount: 3 numbers do not fill rows of 2');
  });
});
