import { initialKernel } from '#shared/networks/initial-kernel.ts';
import { describe, expect, it } from 'vitest';

describe('initialKernel', () => {
  it.each([
    ['glorot', Math.sqrt(6 / 500)],
    ['he', Math.sqrt(6 / 300)],
  ] as const)('draws %s weights uniformly in ±%d for 300 inputs and 200 outputs', (scheme, limit) => {
    const weights = initialKernel([300, 200], scheme, [1, 0]);
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / 60_000;
    const variance = weights.reduce((sum, weight) => sum + weight * weight, 0) / 60_000;
    expect(weights.length).toBe(60_000);
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(0.999 * limit);
    expect(Math.abs(mean)).toBeLessThan((4 * limit) / Math.sqrt(3 * 60_000));
    // a uniform variable in ±1 has variance 1/3, its square a variance of 4/45
    expect(Math.abs(variance / limit ** 2 - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / 60_000));
  });

  it.each([
    ['glorot', Math.sqrt(6 / (9 * 20 + 9 * 30))],
    ['he', Math.sqrt(6 / (9 * 20))],
  ] as const)(
    'counts every pixel of a kernel of 3 × 3 as inputs and outputs of its own: %s within ±%d',
    (scheme, limit) => {
      const largest = initialKernel([3, 3, 20, 30], scheme, [1, 0]).reduce((most, w) => Math.max(most, Math.abs(w)), 0);
      expect(largest / limit).toBeLessThanOrEqual(1.000001);
      expect(largest / limit).toBeGreaterThan(0.99);
    },
  );

  it('depends on the seed', () => {
    expect(initialKernel([3, 3], 'he', [1, 0])).not.toEqual(initialKernel([3, 3], 'he', [2, 0]));
  });
});
