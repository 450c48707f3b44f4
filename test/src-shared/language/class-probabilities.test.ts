import { accuracyOf, mostProbableClass } from '#shared/language/class-probabilities.ts';
import { describe, expect, it } from 'vitest';

const chances = [0.2, 0.5, 0.3, 0.4, 0.2, 0.4, 1, 0, 0];

describe('mostProbableClass', () => {
  it('is that of the highest chance of the row, of equal ones the first', () => {
    expect([0, 1, 2].map((row) => mostProbableClass(chances, row, 3))).toEqual([1, 0, 0]);
    expect(mostProbableClass([NaN, 0.1], 0, 2)).toBe(0);
  });
});

describe('accuracyOf', () => {
  it('is the share of rows that are right', () => {
    expect(accuracyOf(chances, [1, 2, 0], 3)).toBeCloseTo(2 / 3, 12);
    expect(accuracyOf(chances, [0, 1, 2], 3)).toBe(0);
  });

  it('is none without rows, and throws on rows without a label', () => {
    expect(accuracyOf([], [], 2)).toBeNaN();
    expect(() => accuracyOf([0.5, 0.5], [0, 1], 2)).toThrow('2 labels of 2 classes but 2 chances');
  });
});
