import { randomStream } from '#shared/random/random-stream.ts';
import { bestCandidate } from '#shared/search/candidate-search.ts';
import type { Point, SearchSpace } from '#shared/search/search-space.ts';
import { hartmann6 } from '#test/oracles/test-functions.ts';
import { describe, expect, it } from 'vitest';
import { floats, mixedLoss, mixedSpace, seeds } from './simulated-search.ts';

function best(space: SearchSpace, score: (point: Point) => number, seed = 1, around: readonly Point[] = []): Point {
  return bestCandidate(space, { around, score, stream: randomStream([seed, 0], 'candidates') });
}

describe('bestCandidate', () => {
  it('finds the maximum of a bump to a thousandth of the range', () => {
    for (const seed of seeds(5)) {
      const { a, b, c } = best(
        floats(['a', 'b', 'c'], 0, 10),
        (p) => -((p.a! - 1) ** 2) - (p.b! - 6) ** 2 - (p.c! - 10) ** 2,
        seed,
      );
      expect(Math.hypot(a! - 1, b! - 6, c! - 10)).toBeLessThan(0.01);
    }
  });

  it('finds a deep hollow of Hartmann-6: −3.32, or the second with −3.20', () => {
    for (const seed of seeds(5)) {
      const point = best(floats(['a', 'b', 'c', 'd', 'e', 'f'], 0, 1), (p) => -hartmann6(Object.values(p)), seed);
      expect(hartmann6(Object.values(point))).toBeLessThan(-3.1);
    }
  });

  it('finds a peak that is too narrow for random points when it is told where to look', () => {
    const score = ({ x, y }: Point) => Math.exp(-1e6 * ((x! - 0.123) ** 2 + (y! - 0.456) ** 2));
    const point = best(floats(['x', 'y'], 0, 1), score, 1, [{ x: 0.1232, y: 0.4562 }]);
    expect(score(point)).toBeGreaterThan(0.9);
  });

  it('chooses options, integers and what depends on them', () => {
    const point = best(mixedSpace, (p) => -mixedLoss(p));
    expect(point).toMatchObject({ kind: 1, layers: 5 });
    expect(mixedLoss(point)).toBeLessThan(1e-4);
  });

  it('takes an empty space and scores that are all equal or −Infinity', () => {
    expect(best([], () => 0)).toEqual({});
    for (const score of [0, -Infinity]) expect(best(floats(['x'], 2, 3), () => score).x).toBeGreaterThanOrEqual(2);
  });
});
