import { principalComponents, projectCodes } from '#shared/projection/principal-components.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { describe, expect, it } from 'vitest';

describe('principalComponents', () => {
  it('finds the axis of points on a line', () => {
    const { directions, variances, mean } = principalComponents(Float32Array.of(1, 1, 4, 5, 7, 9), 2);
    expect([...mean]).toEqual([4, 5]);
    expect([...directions.subarray(0, 2)].map((x) => x.toFixed(12))).toEqual(['0.600000000000', '0.800000000000']);
    expect(variances[0]).toBeCloseTo((2 * 25) / 3, 10);
    expect(variances[1]).toBeCloseTo(0, 10);
  });

  it('recovers a planted covariance: variances 9 and 4 along a rotated pair of axes among noise of 0.25', () => {
    const codes = rotatedGaussian(20_000, [3, 2, 0.5, 0.5]);
    const { directions, variances, totalVariance } = principalComponents(codes, 4);
    // relative standard error of a variance: sqrt(2 / n)
    expect(Math.abs(variances[0]! / 9 - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
    expect(Math.abs(variances[1]! / 4 - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
    expect(totalVariance).toBeCloseTo(variances[0]! + variances[1]! + 0.5, 1);
    expect(directions[0]! * Math.SQRT1_2 + directions[2]! * Math.SQRT1_2).toBeGreaterThan(0.999);
  });

  it('has the variance of the projected codes as its variances', () => {
    const codes = rotatedGaussian(500, [3, 2, 1, 0.5]);
    const components = principalComponents(codes, 4);
    const projected = projectCodes(codes, components);
    for (const axis of [0, 1]) {
      const coordinates = projected.filter((_, i) => i % 2 === axis);
      const square = coordinates.reduce((sum, value) => sum + value * value, 0) / 500;
      expect(square).toBeCloseTo(components.variances[axis]!, 4);
    }
  });

  it('turns the largest entry of each direction positive, whatever the sign of the codes', () => {
    const codes = rotatedGaussian(300, [3, 2, 1, 0.5]);
    const { directions } = principalComponents(codes, 4);
    const mirrored = principalComponents(
      codes.map((value) => -value),
      4,
    );
    expect(mirrored.directions).toEqual(directions);
    for (const start of [0, 4]) {
      const direction = [...directions.subarray(start, start + 4)];
      expect(Math.max(...direction)).toBe(Math.max(...direction.map(Math.abs)));
    }
  });

  it('takes codes that are all equal, and refuses fewer than two dimensions, NaN and no codes', () => {
    expect([...principalComponents(Float32Array.of(1, 2, 1, 2), 2).variances]).toEqual([0, 0]);
    expect(() => principalComponents(Float32Array.of(1, 2), 1)).toThrow(/at least 2 dimensions/);
    expect(() => principalComponents(Float32Array.of(NaN, 2), 2)).toThrow(/not finite/);
    expect(() => principalComponents(new Float32Array(0), 2)).toThrow(/not finite/);
  });
});

/** Gaussian codes (n, 4) with these standard deviations, then turned by 45° in the plane of axes 0 and 2. */
function rotatedGaussian(n: number, deviations: readonly number[]): Float32Array {
  const noise = statelessNormal([11, 1], 4 * n).map((value, i) => value * deviations[i % 4]!);
  for (let row = 0; row < noise.length; row += 4) {
    const [a, c] = [noise[row]!, noise[row + 2]!];
    noise[row] = (a - c) * Math.SQRT1_2;
    noise[row + 2] = (a + c) * Math.SQRT1_2;
  }
  return noise;
}
