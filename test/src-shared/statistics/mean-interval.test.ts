import { randomStream } from '#shared/random/random-stream.ts';
import { intervalAround, meanInterval } from '#shared/statistics/mean-interval.ts';
import { describe, expect, it } from 'vitest';

describe('meanInterval', () => {
  it('is the interval of the sleep data of Student 1908', () => {
    const { mean, standardDeviation, interval } = meanInterval([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
    expect(mean).toBeCloseTo(1.58, 12);
    expect(standardDeviation).toBeCloseTo(1.229995, 6);
    expect(interval?.low).toBeCloseTo(0.7001142, 7);
    expect(interval?.high).toBeCloseTo(2.4598858, 7);
  });

  it('covers the true mean in the share of cases that it states', () => {
    const { normal } = randomStream([1, 0], 'repeats');
    const cases = 4000;
    let covered = 0;
    for (let i = 0; i < cases; i++) {
      const { interval } = meanInterval(
        [normal(), normal(), normal(), normal()].map((z) => 3 + z),
        0.9,
      );
      if (interval && interval.low < 3 && interval.high > 3) covered++;
    }
    const standardError = Math.sqrt((0.9 * 0.1) / cases);
    expect(Math.abs(covered / cases - 0.9)).toBeLessThan(4 * standardError);
  });

  it('shifts and scales with the values and is wider for more confidence', () => {
    const values = [1, 4, 2, 8];
    const before = meanInterval(values);
    const after = meanInterval(values.map((value) => 100 + 2 * value));
    expect(after.mean).toBeCloseTo(100 + 2 * before.mean, 10);
    expect(after.interval?.low).toBeCloseTo(100 + 2 * before.interval!.low, 10); // four values have one
    expect(meanInterval(values, 0.99).interval!.low).toBeLessThan(before.interval!.low); // four values have one
  });

  it('has no spread and no interval for one value, and no width for equal ones', () => {
    expect(meanInterval([5])).toEqual({ count: 1, mean: 5, standardDeviation: undefined, interval: undefined });
    expect(meanInterval([5, 5, 5])).toEqual({ count: 3, mean: 5, standardDeviation: 0, interval: { low: 5, high: 5 } });
  });

  it('throws on no values, on one that is not finite and on a strange confidence', () => {
    expect(() => meanInterval([])).toThrow('there are no values, expected at least 1');
    expect(() => meanInterval([1, NaN])).toThrow('value 1 is NaN, expected finite numbers');
    expect(() => meanInterval([1, 2], 1)).toThrow('confidence is 1, expected more than 0 and less than 1');
  });
});

describe('intervalAround', () => {
  it('reaches 4.303 standard errors to both sides for 2 degrees of freedom', () => {
    const { low, high } = intervalAround(10, 0.5, 2, 0.95);
    expect([low, high]).toEqual([10 - (high - 10), high]);
    expect(high).toBeCloseTo(10 + 0.5 * 4.30265273, 7);
  });
});
