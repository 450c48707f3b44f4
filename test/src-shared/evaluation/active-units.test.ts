import { activeUnits, activeUnitThreshold } from '#shared/evaluation/active-units.ts';
import { columnMoments } from '#shared/statistics/column-moments.ts';
import { describe, expect, it } from 'vitest';

const means = Float32Array.of(0, 0.05, 1, 0.1, 0.06, -1, -0.1, 0.04, 2, 0.3, 0.05, -2);

describe('activeUnits', () => {
  it('counts the two units with variances .021875 and 2.5 and not the one with .00005', () => {
    expect(activeUnits(means, 3)).toBe(2);
    const { variances } = columnMoments(means, 3);
    [0.021875, 0.00005, 2.5].forEach((expected, i) => expect(variances[i]).toBeCloseTo(expected, 7));
  });

  it('does not count a variance of exactly the threshold', () => {
    const exact = [0.018, 0.218]; // 0.1² after rounding, which most pairs 0.2 apart are not
    expect(columnMoments(exact, 1).variances[0]).toBe(activeUnitThreshold);
    expect(activeUnits(exact, 1)).toBe(0);
  });

  it('counts nothing where every mean is the same, for one example, and without examples', () => {
    expect(activeUnits(new Float32Array(20), 2)).toBe(0);
    expect(activeUnits(Float32Array.of(1, 2), 2)).toBe(0);
    expect(activeUnits(new Float32Array(0), 2)).toBe(0);
  });
});
