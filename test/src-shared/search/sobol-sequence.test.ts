import { randomStream } from '#shared/random/random-stream.ts';
import { scrambledSobol, sobolDimensions, sobolDirections, sobolWord } from '#shared/search/sobol-sequence.ts';
import { median } from '#shared/statistics/median.ts';
import { describe, expect, it } from 'vitest';

describe('sobolWord', () => {
  it('gives the first ten points that Joe & Kuo publish for three dimensions, in the order of the Gray code', () => {
    const published = [
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ];
    expect(published.map((_, i) => [0, 1, 2].map((d) => unscrambled(d, i ^ (i >> 1))))).toEqual(published);
  });

  it('agrees with another implementation up to the last dimension', () => {
    // 1024 * scipy.stats.qmc.Sobol(64, scramble=False, bits=32).random(1024)[[100, 700, 1023]][:, [7, 20, 40, 63]], SciPy 1.17
    const expected = [
      [100, [488, 776, 728, 664]],
      [700, [719, 333, 849, 447]],
      [1023, [633, 887, 647, 41]],
    ] as const;
    for (const [i, numbers] of expected) {
      expect([7, 20, 40, 63].map((d) => 1024 * unscrambled(d, i ^ (i >> 1)))).toEqual(numbers);
    }
  });
});

describe('sobolDirections', () => {
  it('has odd initial numbers: direction k ends with digit k, so that points never repeat', () => {
    for (let d = 0; d < sobolDimensions; d++) {
      sobolDirections(d).forEach((direction, k) => expect((direction >>> (31 - k)) & 1).toBe(1));
      sobolDirections(d).forEach((direction, k) => expect(direction % 2 ** (31 - k)).toBe(0));
    }
  });

  it('has different directions in every dimension', () => {
    const all = new Set(Array.from({ length: sobolDimensions }, (_, d) => sobolDirections(d).join()));
    expect(all.size).toBe(64);
  });

  it.each([-1, 64, 0.5])('refuses dimension %d', (dimension) => {
    expect(() => sobolDirections(dimension)).toThrow('expected one below 64');
  });
});

describe('scrambledSobol', () => {
  it('puts one of 256 points into each 256th in every dimension, in every block of 256', () => {
    for (let d = 0; d < sobolDimensions; d++) {
      const coordinate = scrambledSobol(d, randomStream([1, d], 'test'));
      for (const start of [0, 256, 2 ** 31]) {
        const cells = Array.from({ length: 256 }, (_, i) => Math.floor(256 * coordinate(start + i)));
        expect(new Set(cells).size).toBe(256);
      }
    }
  });

  it('is a (0, m, 2)-net in its first two dimensions: one of 64 points in every box of area 1/64', () => {
    for (const seed of [1, 2, 3]) {
      const points = scrambled(seed, 2, 64);
      for (let k = 0; k <= 6; k++) {
        const boxes = points.map(
          ([x = 0, y = 0]) => Math.floor(x * 2 ** k) * 2 ** (6 - k) + Math.floor(y * 2 ** (6 - k)),
        );
        expect(new Set(boxes).size).toBe(64);
      }
    }
  });

  it('starts anywhere: over 4,000 seeds the first point is uniform, by a chi-square test', () => {
    const counts = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 4000; seed++) {
      const first = scrambledSobol(3, randomStream([seed, 3], 'test'))(0);
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThan(1);
      counts[Math.floor(10 * first)]! += 1;
    }
    expect(counts.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0)).toBeLessThan(27.9); // once in 1000
  });

  it('integrates a product over five dimensions with a tenth of the error of random points', () => {
    const integrand = (point: readonly number[]) => point.reduce((product, x) => product * (1 + 0.5 * (x - 0.5)), 1);
    const error = (points: readonly (readonly number[])[]) =>
      Math.abs(points.reduce((sum, point) => sum + integrand(point), 0) / points.length - 1); // the integral is 1
    const seeds = Array.from({ length: 21 }, (_, seed) => seed);
    const sobol = median(seeds.map((seed) => error(scrambled(seed, 5, 512))));
    const random = median(
      seeds.map((seed) => {
        const { uniform } = randomStream([seed, 0], 'test');
        return error(Array.from({ length: 512 }, () => Array.from({ length: 5 }, uniform)));
      }),
    );
    expect(sobol).toBeLessThan(random / 10);
  });
});

function unscrambled(dimension: number, index: number): number {
  return sobolWord(sobolDirections(dimension), index) / 2 ** 32;
}

function scrambled(seed: number, dimensions: number, count: number): number[][] {
  const coordinates = Array.from({ length: dimensions }, (_, d) => scrambledSobol(d, randomStream([seed, d], 'test')));
  return Array.from({ length: count }, (_, i) => coordinates.map((coordinate) => coordinate(i)));
}
