import { quasiRandomSampler } from '#shared/search/quasi-random-sampler.ts';
import { randomSampler } from '#shared/search/random-sampler.ts';
import type { NumericDimension, SearchSpace } from '#shared/search/search-space.ts';
import type { Sampler } from '#shared/search/trial.ts';
import { median } from '#shared/statistics/median.ts';
import { describe, expect, it } from 'vitest';

const unit = (name: string): NumericDimension => ({ kind: 'float', name, minimum: 0, maximum: 1, log: false });
const points = (space: SearchSpace, seed: number, count: number, sampler: Sampler = quasiRandomSampler) =>
  Array.from({ length: count }, (_, number) => sampler({ space, trials: [], objectives: 1, seed, number }));

describe('quasiRandomSampler', () => {
  it('takes each of four options and each of eight integers equally often in 32 trials', () => {
    const space: SearchSpace = [
      { kind: 'choice', name: 'model', options: 4 },
      { kind: 'integer', name: 'layers', minimum: 1, maximum: 8, log: false },
    ];
    const pairs = points(space, 5, 32).map(({ model, layers }) => `${model} ${layers}`);
    expect(new Set(pairs).size).toBe(32);
  });

  it('is decided by seed and number, and another seed gives other points', () => {
    const space = [unit('x')];
    expect(points(space, 1, 8)).toEqual(points(space, 1, 8));
    expect(points(space, 2, 8)).not.toEqual(points(space, 1, 8));
  });

  it('keeps the coordinate of a dimension, whether others are active or not', () => {
    const space = (when: number): SearchSpace => [
      { kind: 'choice', name: 'model', options: 2 },
      { ...unit('a'), when: { name: 'model', isOneOf: when === 0 ? [] : [0, 1] } },
      unit('b'),
    ];
    const [without, all] = [points(space(0), 3, 16), points(space(1), 3, 16)];
    expect(without.map(({ b }) => b)).toEqual(all.map(({ b }) => b));
    expect(without.some((point) => 'a' in point)).toBe(false);
  });

  it('goes on at random beyond the 64 dimensions that Sobol points have here', () => {
    const space = Array.from({ length: 70 }, (_, i) => unit(`x${i}`));
    const drawn = points(space, 4, 64);
    const cells = (name: string) => new Set(drawn.map((point) => Math.floor(64 * point[name]!))).size;
    expect(cells('x63')).toBe(64);
    expect(cells('x69')).toBeLessThan(55); // of 64 random numbers: 41 on average
    expect(cells('x69')).toBeGreaterThan(30);
  });

  it('leaves smaller holes than random search: the largest distance to the nearest of 64 points in a square', () => {
    const holes = (sampler: Sampler) =>
      Array.from({ length: 21 }, (_, seed) => largestHole(points([unit('x'), unit('y')], seed, 64, sampler)));
    expect(median(holes(quasiRandomSampler))).toBeLessThan(0.85 * median(holes(randomSampler)));
  });

  it('gives the empty point of the empty space', () => {
    expect(points([], 0, 1)).toEqual([{}]);
  });
});

function largestHole(drawn: readonly Readonly<Record<string, number>>[]): number {
  let largest = 0;
  for (let x = 0.025; x < 1; x += 0.05) {
    for (let y = 0.025; y < 1; y += 0.05) {
      largest = Math.max(largest, Math.min(...drawn.map((point) => Math.hypot(point['x']! - x, point['y']! - y))));
    }
  }
  return largest;
}
