import { normalCdf } from '#shared/statistics/normal-cdf.ts';
import { normalQuantile } from '#shared/statistics/normal-quantile.ts';
import { describe, expect, it } from 'vitest';

describe('normalCdf', () => {
  it.each([
    [0, 0.5],
    [0.3, 0.6179114221889526],
    [-1, 0.15865525393145707],
    [-2, 0.022750131948179195],
    [2, 0.9772498680518208],
    [-5, 2.866515718791933e-7],
    [-10, 7.61985302416047e-24],
    [-37, 5.7255712225239266e-300],
  ])('at %d is the tabulated value, with all digits of a small tail', (x, expected) => {
    expect(Math.abs(normalCdf(x) / expected - 1)).toBeLessThan(1e-12);
  });

  it('inverts the quantile, across the place where the method changes', () => {
    for (let x = -6; x <= 6; x += 0.01) expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, x > 3 ? 6 : 11);
  });

  it('adds up to 1 with its mirror image', () => {
    for (let x = 0; x < 9; x += 0.13) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
  });

  it('is 0 and 1 at infinity, and NaN for NaN', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(-1e9)]).toEqual([0, 1, 0]);
    expect(normalCdf(NaN)).toBeNaN();
  });
});
