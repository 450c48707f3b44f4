import { normalQuantile } from '#shared/statistics/normal-quantile.ts';
import { describe, expect, it } from 'vitest';

describe('normalQuantile', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.75, 0.6744897501960817],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0471],
  ])('at %d is the tabulated %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, expected < -30 ? 4 : 13);
  });

  it('inverts the numerically integrated density in all three branches', () => {
    for (const x of [-7.5, -5.3, -3.7, -2, -1.3, -0.7, -0.01, 0, 0.4, 1.1, 1.3, 2.5, 4]) {
      expect(Math.abs(normalQuantile(lowerTail(x)) - x)).toBeLessThan(1e-10);
    }
  });

  it('is antisymmetric and increasing', () => {
    let last = -Infinity;
    for (let p = 0.001; p < 1; p += 0.001) {
      expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 10);
      expect(normalQuantile(p)).toBeGreaterThan(last);
      last = normalQuantile(p);
    }
  });

  it('is infinite at 0 and 1, and NaN where there is no probability', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    for (const p of [-0.1, 1.1, NaN]) expect(normalQuantile(p)).toBeNaN();
  });
});

/** ∫ of the density from far below to x, by Simpson's rule; every term is positive, so that small tails keep their digits. */
function lowerTail(x: number): number {
  const start = Math.min(x, 0) - 12;
  const steps = 40_000;
  const width = (x - start) / steps;
  const density = (t: number) => Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI);
  let total = density(start) + density(x);
  for (let i = 1; i < steps; i++) total += (i % 2 === 1 ? 4 : 2) * density(start + i * width);
  return (total * width) / 3;
}
