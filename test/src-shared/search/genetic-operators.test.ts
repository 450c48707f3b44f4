import { randomStream } from '#shared/random/random-stream.ts';
import { bred } from '#shared/search/genetic-operators.ts';
import type { Breeding } from '#shared/search/genetic-operators.ts';
import type { Point, SearchSpace } from '#shared/search/search-space.ts';
import { describe, expect, it } from 'vitest';
import { floats, mixedSpace } from './simulated-search.ts';

function children(space: SearchSpace, parents: readonly [Point, Point], rates: Partial<Breeding>): readonly Point[] {
  const stream = randomStream([1, 2], 'children');
  const breeding = { crossoverProbability: 1, mutationProbability: 0, stream, ...rates };
  return Array.from({ length: 4000 }, () => bred(space, parents, breeding));
}

describe('bred', () => {
  const x = floats(['x'], 0, 1);

  it('hands one parent down when there is neither crossover nor mutation', () => {
    const parents: [Point, Point] = [{ x: 0.2 }, { x: 0.9 }];
    const values = children(x, parents, { crossoverProbability: 0 }).map((point) => point.x);
    expect(new Set(values)).toEqual(new Set([0.2]));
  });

  it('crosses numbers around both parents alike, with the spread of simulated binary crossover', () => {
    const values = children(x, [{ x: 0.48 }, { x: 0.52 }], {}).map((point) => point.x!);
    const mean = values.reduce((a, b) => a + b) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.005);
    expect(values.filter((value) => value === 0.48 || value === 0.52).length / 4000).toBeCloseTo(0.5, 1);
    // A contracting child (u ≤ ½) lies between the parents, an expanding one outside: each half of those that cross.
    const between = values.filter((value) => value > 0.48 && value < 0.52).length;
    expect(Math.abs(between / 4000 - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 4000));
  });

  it('mutates by the density of polynomial mutation, within the range', () => {
    const values = children(x, [{ x: 0.8 }, { x: 0.8 }], { mutationProbability: 1 }).map((point) => point.x!);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    // P(step above 0.05 of 0.2 to the end) = ½ · (1 − ¼)^21, and as much below by ¼ of the 0.8 to 0.
    const share = 0.5 * 0.75 ** 21;
    for (const far of [values.filter((value) => value > 0.85), values.filter((value) => value < 0.6)]) {
      expect(Math.abs(far.length / 4000 - share)).toBeLessThan(4 * Math.sqrt(share / 4000));
    }
  });

  it('moves a mutated integer by one at least, but not over the ends', () => {
    const space: SearchSpace = [{ kind: 'integer', name: 'n', minimum: 0, maximum: 4, log: false }];
    const inside = children(space, [{ n: 2 }, { n: 2 }], { mutationProbability: 1 }).map((point) => point.n!);
    expect(new Set(inside)).toEqual(new Set([0, 1, 3, 4].filter((n) => inside.includes(n))));
    expect(inside.includes(1) && inside.includes(3)).toBe(true);
    const atEnd = children(space, [{ n: 4 }, { n: 4 }], { mutationProbability: 1 }).map((point) => point.n!);
    expect(Math.max(...atEnd)).toBe(4);
  });

  it('takes choices from either parent and draws them anew in a mutation', () => {
    const space: SearchSpace = [{ kind: 'choice', name: 'c', options: 4 }];
    const parents: [Point, Point] = [{ c: 0 }, { c: 3 }];
    expect(new Set(children(space, parents, {}).map((point) => point.c))).toEqual(new Set([0, 3]));
    expect(new Set(children(space, parents, { mutationProbability: 1 }).map((point) => point.c)).size).toBe(4);
  });

  it('draws what neither parent has, and takes what one has', () => {
    const parents: [Point, Point] = [
      { kind: 0, a: 0.25, layers: 3, rate: 0.01 },
      { kind: 2, b: 7, layers: 3, rate: 0.01 },
    ];
    const all = children(mixedSpace, parents, {});
    for (const { kind, a, b } of all) expect(kind === 2 ? b === 7 && a === undefined : a === 0.25).toBe(true);
    const strangers = children(mixedSpace, [parents[1], parents[1]], { mutationProbability: 0.5 });
    expect(new Set(strangers.flatMap(({ a }) => a ?? [])).size).toBeGreaterThan(100);
  });
});
