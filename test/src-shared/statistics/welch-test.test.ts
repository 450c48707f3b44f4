import { randomStream } from '#shared/random/random-stream.ts';
import { welchTest } from '#shared/statistics/welch-test.ts';
import { describe, expect, it } from 'vitest';

/** Additional hours of sleep with two drugs. Source: Student 1908, here as if the people were not the same. */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('welchTest', () => {
  it('says of the sleep data of Student 1908 what the literature says', () => {
    const test = welchTest(first, second)!; // groups of ten have one
    expect(test.t).toBeCloseTo(1.860813467487, 11);
    expect(test.degrees).toBeCloseTo(17.776473516178, 10);
    expect(test.p).toBeCloseTo(0.079394140187, 11);
    expect(test.interval.low).toBeCloseTo(-0.205483230712, 11);
    expect(test.interval.high).toBeCloseTo(3.365483230712, 11);
  });

  it('has the effect of Hedges by hand', () => {
    const test = welchTest([1, 3], [4, 6, 8])!; // means 2 and 6, variances 2 and 4, pooled (2 + 8) / 3
    expect(test.effect).toBeCloseTo((4 / Math.sqrt(10 / 3)) * (1 - 3 / 11), 12);
  });

  it('is positive by chance as often as it states, also when the variances differ', () => {
    const { normal } = randomStream([3, 0], 'groups');
    const cases = 4000;
    let positives = 0;
    for (let i = 0; i < cases; i++) {
      const wide = Array.from({ length: 6 }, () => 5 * normal());
      const narrow = Array.from({ length: 12 }, () => normal());
      if (welchTest(wide, narrow)!.p < 0.05) positives++; // both groups have more than one value
    }
    expect(Math.abs(positives / cases - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / cases));
  });

  it('takes a group without spread, and two', () => {
    expect(welchTest([1, 1], [1, 3])?.degrees).toBe(1);
    expect(welchTest([1, 1], [1, 1, 1])).toMatchObject({ t: 0, degrees: 3, p: 1, effect: 0 });
    expect(welchTest([1, 1], [2, 2])).toMatchObject({ t: Infinity, p: 0, effect: Infinity });
  });

  it('says nothing of a group of one and throws on a value that is not finite', () => {
    expect([welchTest([1], [1, 2]), welchTest([1, 2], [])]).toEqual([undefined, undefined]);
    expect(() => welchTest([1, Infinity], [1, 2])).toThrow('value 1 is Infinity');
  });
});
