import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import tensorflowDraws from '#test/oracles/tensorflow-stateless-random.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';

const count = 100_000;

describe('against TensorFlow 2.21', () => {
  it.each(tensorflowDraws)('draws the same numbers for the seeds $seed', ({ seed, uniform, normal }) => {
    const pair = [seed[0]!, seed[1]!] as const;
    expect([...statelessUniform(pair, 10)]).toEqual(uniform);
    statelessNormal(pair, 10).forEach((value, i) => expect(Math.abs(value - normal[i]!)).toBeLessThan(5e-7));
  });
});

describe('statelessNormal', () => {
  it('draws standard normal numbers: the first four moments are within four standard errors', () => {
    const values = statelessNormal([2026, 1], count);
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / count;
    // variances of the powers of a standard normal: 1, 2, 15, 96
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / count));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / count));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / count));
  });

  it('draws the two numbers of a pair independently', () => {
    const values = statelessNormal([5, 9], count);
    let product = 0;
    for (let i = 0; i < count; i += 2) product += values[i]! * values[i + 1]!;
    expect(Math.abs(product / (count / 2))).toBeLessThan(4 * Math.sqrt(2 / count));
  });

  it('gives the same start whatever the length, also when the last group of four is cut', () => {
    const long = statelessNormal([1, 2], 40);
    for (const length of [0, 1, 2, 3, 4, 5, 39]) {
      expect(statelessNormal([1, 2], length)).toEqual(long.slice(0, length));
    }
  });

  it('gives other numbers for another seed or another step', () => {
    const first = statelessNormal([1, 1], 8);
    expect(statelessNormal([1, 2], 8)).not.toEqual(first);
    expect(statelessNormal([2, 1], 8)).not.toEqual(first);
  });

  it('stays finite: the smallest uniform number is lifted off zero', () => {
    expect(statelessNormal([0, 0], 1_000_000).every(Number.isFinite)).toBe(true);
  });
});

describe('statelessUniform', () => {
  it('draws uniform numbers in [0, 1): 100 equal bins pass a chi-square test', () => {
    const values = statelessUniform([2026, 2], count);
    const bins = new Float64Array(100);
    for (const value of values) bins[Math.floor(value * 100)]! += 1;
    const expected = count / 100;
    const chiSquare = bins.reduce((sum, bin) => sum + (bin - expected) ** 2 / expected, 0);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(chiSquare).toBeLessThan(148.2); // 99 degrees of freedom, exceeded by chance once in 1000
  });

  it('gives no numbers for length 0', () => {
    expect(statelessUniform([1, 1], 0)).toEqual(new Float32Array(0));
  });
});
