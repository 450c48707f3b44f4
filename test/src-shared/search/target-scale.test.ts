import { constraintScale, objectiveScale } from '#shared/search/target-scale.ts';
import { describe, expect, it } from 'vitest';

describe('objectiveScale', () => {
  it('gives mean 0 and standard deviation 1 and keeps the order', () => {
    const values = [3, 1, 4, 1, 5];
    const scaled = values.map(objectiveScale(values));
    expect(scaled.reduce((a, b) => a + b)).toBeCloseTo(0, 12);
    expect(scaled.reduce((sum, value) => sum + value ** 2, 0) / 5).toBeCloseTo(1, 12);
    expect(scaled[4]! > scaled[2]! && scaled[2]! > scaled[0]! && scaled[0]! > scaled[1]!).toBe(true);
  });

  it('counts a value far above the median as three times as far as the least is below it', () => {
    const values = [1, 2, 3, 4, 1e9];
    expect(values.map(objectiveScale(values))).toEqual([1, 2, 3, 4, 9].map(objectiveScale([1, 2, 3, 4, 9])));
  });

  it('cuts nothing when half of the values are the least', () => {
    const values = [1, 1, 1, 8];
    expect(objectiveScale(values)(8)).toBeGreaterThan(1);
  });

  it('makes equal values and a single one 0', () => {
    expect([7, 7, 7].map(objectiveScale([7, 7, 7]))).toEqual([0, 0, 0]);
    expect(objectiveScale([7])(7)).toBe(0);
  });
});

describe('constraintScale', () => {
  it('keeps apart what is satisfied and what is not, whatever sizes there are', () => {
    const values = [-5.1, -5, -4.9, 1e12, 1e-3];
    const scale = constraintScale(values);
    for (const value of values) expect(scale(value) > scale(0)).toBe(value > 0);
    const scaled = values.map(scale);
    expect(scaled.reduce((sum, value) => sum + value ** 2, 0) / 5).toBeCloseTo(1, 12);
  });

  it('takes constraints that are all just satisfied', () => {
    expect([0, 0].map(constraintScale([0, 0]))).toEqual([0, 0]);
  });
});
