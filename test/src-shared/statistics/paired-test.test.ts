import { randomStream } from '#shared/random/random-stream.ts';
import { pairedTest, quotient } from '#shared/statistics/paired-test.ts';
import { describe, expect, it } from 'vitest';

/** Additional hours of sleep with two drugs, of the same ten people. Source: Student 1908. */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('pairedTest', () => {
  it('says of the sleep data of Student 1908 what the literature says', () => {
    const test = pairedTest(first, second)!; // ten pairs have one
    expect(test.difference).toBeCloseTo(1.58, 12);
    expect(test.t).toBeCloseTo(4.062127683382, 11);
    expect(test.degrees).toBe(9);
    expect(test.p).toBeCloseTo(0.00283289019738, 12);
    expect(test.interval.low).toBeCloseTo(0.700114236723, 11);
    expect(test.interval.high).toBeCloseTo(2.459885763277, 11);
    expect(test.effect).toBeCloseTo(1.58 / 1.229995, 5);
  });

  it('changes sign when the groups change places, and nothing else', () => {
    const there = pairedTest(first, second)!; // ten pairs have one
    const back = pairedTest(second, first)!; // ten pairs have one
    expect([back.difference, back.t, back.effect]).toEqual([-there.difference, -there.t, -there.effect]);
    expect(back.p).toBe(there.p);
    expect(back.interval.low).toBeCloseTo(-there.interval.high, 12);
  });

  it('is positive by chance as often as it states', () => {
    const { normal } = randomStream([2, 0], 'pairs');
    const cases = 4000;
    let positives = 0;
    for (let i = 0; i < cases; i++) {
      const seeds = Array.from({ length: 5 }, () => 10 * normal());
      const runs = () => seeds.map((seed) => seed + normal());
      if (pairedTest(runs(), runs())!.p < 0.05) positives++; // five pairs have one
    }
    expect(Math.abs(positives / cases - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / cases));
  });

  it('says nothing of fewer than two pairs', () => {
    expect([pairedTest([], []), pairedTest([1], [2])]).toEqual([undefined, undefined]);
  });

  it('is certain of differences without spread, unless they are 0', () => {
    expect(pairedTest([1, 2, 3], [1, 2, 3])).toMatchObject({ t: 0, p: 1, effect: 0, interval: { low: 0, high: 0 } });
    expect(pairedTest([1, 2, 3], [0, 1, 2])).toMatchObject({ t: -Infinity, p: 0, effect: -Infinity });
  });

  it('throws on unequal lengths and on a value that is not finite', () => {
    expect(() => pairedTest([1, 2], [1])).toThrow('first has 2 values but second has 1; pairs need both');
    expect(() => pairedTest([1, 2], [1, NaN])).toThrow('value 1 is NaN');
  });
});

describe('quotient', () => {
  it('is 0 for no difference and infinite for one without spread', () => {
    expect([quotient(0, 0), quotient(6, 2), quotient(-1, 0)]).toEqual([0, 3, -Infinity]);
  });
});
