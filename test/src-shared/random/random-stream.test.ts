import { randomStream } from '#shared/random/random-stream.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { seededBlocks } from '#shared/random/seeded-blocks.ts';
import { describe, expect, it } from 'vitest';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);

describe('randomStream', () => {
  it('gives the same numbers for the same seed and place, and others for any other', () => {
    const numbers = draw(20, randomStream([1, 2], 'a').uniform);
    expect(draw(20, randomStream([1, 2], 'a').uniform)).toEqual(numbers);
    expect(draw(20, randomStream([1, 3], 'a').uniform)).not.toEqual(numbers);
    expect(draw(20, randomStream([2, 2], 'a').uniform)).not.toEqual(numbers);
    expect(draw(20, randomStream([1, 2], 'b').uniform)).not.toEqual(numbers);
  });

  it('is not touched by what another stream draws in between', () => {
    const numbers = draw(10, randomStream([1, 2], 'a').uniform);
    const [first, other] = [randomStream([1, 2], 'a'), randomStream([1, 2], 'b')];
    expect(draw(10, () => (other.normal(), first.uniform()))).toEqual(numbers);
  });

  it('reads the words of its seeded blocks in order', () => {
    const block = new Uint32Array(4);
    const { below } = randomStream([7, 8], 'place');
    for (let b = 0; b < 3; b++) {
      seededBlocks(placeSeed([7, 8], 'place'))(b, block);
      expect(draw(4, () => below(2 ** 32))).toEqual([...block]);
    }
  });

  it('draws uniform numbers in [0, 1), multiples of 2^−53, with the moments of the uniform distribution', () => {
    const count = 40_000;
    const numbers = draw(count, randomStream([3, 0], 'uniform').uniform);
    expect(numbers.every((value) => value >= 0 && value < 1 && Number.isInteger(value * 2 ** 53))).toBe(true);
    for (const power of [1, 2, 3]) {
      const mean = numbers.reduce((sum, value) => sum + value ** power, 0) / count;
      const deviation = Math.sqrt(1 / (2 * power + 1) - 1 / (power + 1) ** 2);
      expect(Math.abs(mean - 1 / (power + 1))).toBeLessThan((4 * deviation) / Math.sqrt(count));
    }
  });

  it('draws normal numbers with the first four moments of the standard normal', () => {
    const count = 40_000;
    const numbers = draw(count, randomStream([4, 0], 'normal').normal);
    expect(numbers.every(Number.isFinite)).toBe(true);
    const moments = [0, 1, 0, 3];
    const variances = [1, 2, 15, 96]; // of x, x², x³, x⁴
    moments.forEach((moment, i) => {
      const mean = numbers.reduce((sum, value) => sum + value ** (i + 1), 0) / count;
      expect(Math.abs(mean - moment)).toBeLessThan(4 * Math.sqrt(variances[i]! / count));
    });
  });

  it.each([1, 2, 3, 7, 2 ** 32])('draws whole numbers below %d, each as often, by a chi-square test', (bound) => {
    const classes = Math.min(bound, 8);
    const counts = new Array<number>(classes).fill(0);
    const { below } = randomStream([5, bound | 0], 'below');
    for (let i = 0; i < 8000; i++) counts[Math.floor((below(bound) / bound) * classes)]! += 1;
    const expected = 8000 / classes;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(24.4); // 7 degrees of freedom, exceeded by chance once in 1000
  });

  it('rejects words beyond the last whole multiple: below 3 · 2^30 the lower third is not favored', () => {
    const bound = 3 * 2 ** 30;
    const { below } = randomStream([6, 0], 'rejection');
    const low = draw(9000, () => below(bound)).filter((value) => value < 2 ** 30).length;
    expect(Math.abs(low - 3000)).toBeLessThan(4 * Math.sqrt(2000)); // unrejected words would give 4500
  });

  it('refuses a second seed that is no 32-bit integer', () => {
    expect(() => randomStream([0, 0.5], 'a')).toThrow('expected a 32-bit signed integer');
  });
});
