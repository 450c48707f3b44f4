import { logExpectedExcess, logNormalCdf } from '#shared/statistics/normal-tail.ts';
import { describe, expect, it } from 'vitest';

/** ∫ of f(t) φ(z − t) over t ≥ 0 by Simpson's rule, with the largest exponent taken out: log of the integral. */
function logTailIntegral(z: number, f: (t: number) => number): number {
  const steps = 40_000;
  const end = z > 0 ? z + 12 : Math.min(12, 60 / Math.max(-z, 1));
  const shift = z > 0 ? 0 : -0.5 * z * z;
  const term = (t: number) => f(t) * Math.exp(-0.5 * (z - t) ** 2 - shift);
  let sum = term(0) + term(end);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * term((i * end) / steps);
  return Math.log((sum * end) / steps / 3) + shift - 0.5 * Math.log(2 * Math.PI);
}

const places = [-300, -37, -12, -5, -2.5, -1.0001, -1, -0.9999, -0.3, 0, 0.7, 2, 6, 8.6, 30];

describe('logNormalCdf', () => {
  it('agrees with the integral of the density, far into the tail', () => {
    for (const z of places)
      expectClose(
        logNormalCdf(z),
        logTailIntegral(z, () => 1),
      );
  });

  it('has the tabulated value of the half and of two deviations', () => {
    expect(logNormalCdf(0)).toBeCloseTo(Math.log(0.5), 14);
    expect(logNormalCdf(-2)).toBeCloseTo(Math.log(0.022750131948179), 12);
  });
});

describe('logExpectedExcess', () => {
  it('agrees with the integral of the improvement, far into the tail', () => {
    for (const z of places)
      expectClose(
        logExpectedExcess(z),
        logTailIntegral(z, (t) => t),
      );
  });

  it('is log φ(0) at 0, and log z for large z', () => {
    expect(logExpectedExcess(0)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI), 14);
    expect(logExpectedExcess(1e6)).toBeCloseTo(Math.log(1e6), 12);
  });

  it('rises, also where the improvement itself is 0 in float64', () => {
    let last = logExpectedExcess(-1e8);
    expect(last).toBeGreaterThan(-Infinity);
    for (let z = -200; z < 10; z += 0.37) {
      expect(logExpectedExcess(z)).toBeGreaterThan(last);
      last = logExpectedExcess(z);
    }
  });
});

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
}
