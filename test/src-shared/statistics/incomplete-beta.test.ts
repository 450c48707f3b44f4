import { regularizedIncompleteBeta } from '#shared/statistics/incomplete-beta.ts';
import { describe, expect, it } from 'vitest';

describe('regularizedIncompleteBeta', () => {
  it('is 11/16 at ½ for a = 2, b = 3, by hand', () => {
    expect(regularizedIncompleteBeta(0.5, 2, 3)).toBeCloseTo(0.6875, 14);
  });

  it.each([
    [0.1, 0.5, 0.5, 0.20483276469913345],
    [0.9, 20, 3, 0.6200409384119034],
    [0.3, 100, 200, 0.10884306564490986],
    [1e-6, 0.5, 10, 0.003523930468241314],
    [0.999, 1000, 0.5, 0.15724727426672383],
  ])('at %d for a = %d, b = %d is the tabulated value', (x, a, b, expected) => {
    expect(Math.abs(regularizedIncompleteBeta(x, a, b) / expected - 1)).toBeLessThan(1e-11);
  });

  it('is a binomial tail for whole a and b', () => {
    for (let k = 1; k <= 12; k++) {
      expect(regularizedIncompleteBeta(0.37, k, 13 - k)).toBeCloseTo(binomialTail(12, 0.37, k), 13);
    }
  });

  it('adds up to 1 with its mirror image', () => {
    for (const x of [2 ** -30, 0.25, 0.5, 0.75, 1 - 2 ** -30]) {
      for (const [a, b] of [
        [0.3, 0.7],
        [5, 1],
        [40, 60],
      ] as const) {
        expect(regularizedIncompleteBeta(x, a, b) + regularizedIncompleteBeta(1 - x, b, a)).toBeCloseTo(1, 12);
      }
    }
  });

  it('is 0 and 1 at the ends, and NaN where it is not defined', () => {
    expect([regularizedIncompleteBeta(0, 2, 3), regularizedIncompleteBeta(1, 2, 3)]).toEqual([0, 1]);
    for (const [x, a, b] of [
      [-0.1, 1, 1],
      [1.1, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, -1],
      [NaN, 1, 1],
    ] as const) {
      expect(regularizedIncompleteBeta(x, a, b)).toBeNaN();
    }
  });
});

/** P(at least k of n). */
function binomialTail(n: number, p: number, k: number): number {
  let [total, coefficient] = [0, 1];
  for (let i = 0; i <= n; i++) {
    if (i >= k) total += coefficient * p ** i * (1 - p) ** (n - i);
    coefficient *= (n - i) / (i + 1);
  }
  return total;
}
