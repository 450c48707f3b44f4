import { cmaEsWeights, defaultLambda } from '#shared/search/cma-es-weights.ts';
import { describe, expect, it } from 'vitest';

describe('cmaEsWeights', () => {
  it('takes 4 + ⌊3 ln n⌋ places', () => {
    expect([1, 2, 5, 10, 20].map(defaultLambda)).toEqual([4, 6, 8, 10, 12]);
  });

  it('has the values that follow by hand from Table 1 for two of six places', () => {
    const { w, muEff, cSigma, c1 } = cmaEsWeights(2, 6);
    const raw = [1, 2, 3].map((rank) => Math.log(3.5 / rank));
    const sum = raw.reduce((a, b) => a + b);
    raw.forEach((value, i) => expect(w[i]).toBeCloseTo(value / sum, 14));
    const mass = sum ** 2 / raw.reduce((total, value) => total + value ** 2, 0);
    expect(muEff).toBeCloseTo(mass, 13);
    expect(cSigma).toBeCloseTo((mass + 2) / (mass + 7), 14);
    expect(c1).toBeCloseTo(2 / (3.3 ** 2 + mass), 14);
  });

  it.each([
    [1, 4],
    [2, 6],
    [5, 7],
    [10, 10],
    [10, 160],
    [50, 15],
  ])('keeps what the tutorial promises for %d dimensions and %d places', (n, lambda) => {
    const { w, c1, cMu, cC, cSigma, dSigma, muEff } = cmaEsWeights(n, lambda);
    const positive = w.reduce((sum, value) => sum + Math.max(value, 0), 0);
    expect(positive).toBeCloseTo(1, 13);
    expect(w.every((value, i) => i === 0 || value <= w[i - 1]!)).toBe(true);
    expect(muEff).toBeGreaterThanOrEqual(1);
    expect(muEff).toBeLessThanOrEqual(lambda / 2);
    for (const rate of [c1, cMu, cC, cSigma]) expect(rate > 0 && rate <= 1).toBe(true);
    expect(c1 + cMu).toBeLessThanOrEqual(1);
    expect(dSigma).toBeGreaterThan(1);
    // No generation can make the covariance indefinite: eq. 47 with all negative weights at one place.
    const negative = positive - w.reduce((sum, value) => sum + value, 0);
    expect(1 - c1 - cMu * (1 - negative) - cMu * negative * n).toBeGreaterThan(-1e-12);
  });

  it('refuses a generation that has no better half', () => {
    for (const lambda of [3, 4.5, NaN]) expect(() => cmaEsWeights(2, lambda)).toThrow(`lambda is ${lambda}`);
  });
});
