import { randomSampler } from '#shared/search/random-sampler.ts';
import type { Point, SearchSpace } from '#shared/search/search-space.ts';
import { describe, expect, it } from 'vitest';

const space: SearchSpace = [
  { kind: 'choice', name: 'model', options: 3 },
  { kind: 'float', name: 'rate', minimum: 1e-4, maximum: 1, log: true },
  { kind: 'integer', name: 'layers', minimum: 1, maximum: 4, log: false },
  { kind: 'float', name: 'beta', minimum: 0, maximum: 2, log: false, when: { name: 'model', isOneOf: [2] } },
];
const points = (seed: number, count: number) =>
  Array.from({ length: count }, (_, number) => randomSampler({ space, trials: [], objectives: 1, seed, number }));

describe('randomSampler', () => {
  it('is decided by seed and number', () => {
    expect(points(1, 5)).toEqual(points(1, 5));
    expect(points(2, 5)).not.toEqual(points(1, 5));
    expect(new Set(points(1, 50).map(({ rate }) => rate)).size).toBe(50);
  });

  it('gives a dimension exactly where its condition holds', () => {
    for (const point of points(3, 100)) expect('beta' in point).toBe(point['model'] === 2);
  });

  it('takes options, integers and quarters of a logarithm equally often, by chi-square tests', () => {
    const drawn = points(4, 6000);
    const chiSquare = (classes: number, classOf: (point: Point) => number) => {
      const counts = new Array<number>(classes).fill(0);
      for (const point of drawn) counts[classOf(point)]! += 1;
      return counts.reduce((sum, count) => sum + (count - 6000 / classes) ** 2 / (6000 / classes), 0);
    };
    expect(chiSquare(3, (point) => point['model']!)).toBeLessThan(13.8); // each exceeded by chance once in 1000
    expect(chiSquare(4, (point) => point['layers']! - 1)).toBeLessThan(16.3);
    expect(chiSquare(4, (point) => Math.floor(Math.log10(point['rate']!) + 4))).toBeLessThan(16.3);
  });

  it('gives the empty point of the empty space', () => {
    expect(randomSampler({ space: [], trials: [], objectives: 1, seed: 0, number: 0 })).toEqual({});
  });
});
