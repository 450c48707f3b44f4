import { mutualInformation } from '#shared/evaluation/mutual-information.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { describe, expect, it } from 'vitest';

const seed = [5, 1] as const;

/** N rows with the same ln σ² everywhere; means by row and dimension. */
function rows(count: number, dimensions: number, mean: (row: number, dimension: number) => number, logVar = 0) {
  const mu = Float32Array.from({ length: count * dimensions }, (_, i) =>
    mean(Math.floor(i / dimensions), i % dimensions),
  );
  return { mu, logVar: new Float32Array(mu.length).fill(logVar), dimensions };
}

describe('mutualInformation', () => {
  it('is ln 2 for two clusters far from each other, ln N for N examples far from each other', () => {
    expect(
      mutualInformation(
        rows(500, 3, (row) => (row % 2) * 100),
        seed,
      ),
    ).toBeCloseTo(Math.LN2, 9);
    expect(
      mutualInformation(
        rows(64, 2, (row) => 100 * row),
        seed,
      ),
    ).toBeCloseTo(Math.log(64), 9);
  });

  it('is 0 where all posteriors are the same, whatever they are', () => {
    expect(
      mutualInformation(
        rows(300, 4, () => 0),
        seed,
      ),
    ).toBeCloseTo(0, 12);
    expect(
      mutualInformation(
        rows(300, 4, () => 3, -2),
        seed,
      ),
    ).toBeCloseTo(0, 12);
  });

  it('is that of a numerical integral for two normal distributions that overlap', () => {
    const [distance, count] = [1.5, 1500];
    const density = (z: number) => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
    let expected = 0;
    for (let z = -10; z < 12; z += 0.001) {
      const [p, q] = [density(z), density(z - distance)];
      if (p > 0) expected += 0.001 * 0.5 * p * Math.log((2 * p) / (p + q));
      if (q > 0) expected += 0.001 * 0.5 * q * Math.log((2 * q) / (p + q));
    }
    const found = mutualInformation(
      rows(count, 1, (row) => (row % 2) * distance),
      seed,
    );
    expect(Math.abs(found - expected)).toBeLessThan((4 * 0.5) / Math.sqrt(count)); // 4 standard errors: a term is within about ± 0.5
  });

  it('is about ½ Σ ln(1 + variance of the means / σ²) where the means are normal too', () => {
    // z = m + noise with m ~ N(0, 2²), noise ~ N(0, 1): exactly ½ ln 5 a dimension as N grows
    const draws = statelessNormal([5, 2], 2000 * 2);
    const found = mutualInformation(
      rows(2000, 2, (row, d) => 2 * draws[2 * row + d]!),
      seed,
    );
    expect(Math.abs(found - Math.log(5))).toBeLessThan(0.08); // 4 standard errors of 0.9 / √2000
  });

  it('never exceeds ln N, and hardly falls below 0 where the posteriors are nearly the same', () => {
    const draws = statelessNormal([5, 3], 400);
    for (let step = 0; step < 5; step++) {
      const found = mutualInformation(
        rows(100, 4, (row, d) => 10 ** step * 0.01 * draws[4 * row + d]!),
        [9, step],
      );
      expect(found).toBeLessThanOrEqual(Math.log(100) + 1e-12);
      expect(found).toBeGreaterThan(-0.01);
    }
  });

  it('is the same again for the same seed, and differs a little for another', () => {
    const given = rows(50, 2, (row) => row / 10);
    expect(mutualInformation(given, seed)).toBe(mutualInformation(given, seed));
    expect(mutualInformation(given, [5, 9])).not.toBe(mutualInformation(given, seed));
  });

  it('stays exact far away from 0 and for very narrow posteriors', () => {
    expect(
      mutualInformation(
        rows(10, 32, (row) => 1000 + row, -12),
        seed,
      ),
    ).toBeCloseTo(Math.log(10), 6);
  });

  it('is 0 for one example, NaN for none and where a mean is NaN', () => {
    expect(
      mutualInformation(
        rows(1, 2, () => 4),
        seed,
      ),
    ).toBeCloseTo(0, 12);
    expect(
      mutualInformation(
        rows(0, 2, () => 0),
        seed,
      ),
    ).toBeNaN();
    expect(
      mutualInformation(
        rows(3, 2, (row) => (row === 1 ? NaN : 0)),
        seed,
      ),
    ).toBeNaN();
  });

  it('refuses rows of another length', () => {
    const given = { mu: new Float32Array(6), logVar: new Float32Array(4), dimensions: 2 };
    expect(() => mutualInformation(given, seed)).toThrow('6 means and 4 variances are no rows of 2 dimensions');
  });
});
