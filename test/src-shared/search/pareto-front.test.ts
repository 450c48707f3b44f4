import { randomStream } from '#shared/random/random-stream.ts';
import { hypervolume, paretoFront } from '#shared/search/pareto-front.ts';
import { describe, expect, it } from 'vitest';

describe('paretoFront', () => {
  it('lists what none dominates, by rising first objective', () => {
    expect(
      paretoFront([
        [3, 1],
        [2, 2],
        [4, 4],
        [1, 3],
        [2, 3],
      ]),
    ).toEqual([3, 1, 0]);
  });

  it('keeps all equal points, and is empty without points', () => {
    expect(
      paretoFront([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual([0, 1]);
    expect(paretoFront([])).toEqual([]);
  });
});

describe('hypervolume', () => {
  it('of one objective is the distance to the reference', () => {
    expect(hypervolume([[3], [2.5], [7]], [5])).toBe(2.5);
  });

  it('of two objectives is the area of the staircase', () => {
    // Strips of width 3, 2 and 1: 3 · 1 + 2 · 1 + 1 · 1.
    expect(
      hypervolume(
        [
          [1, 3],
          [2, 2],
          [3, 1],
        ],
        [4, 4],
      ),
    ).toBe(6);
  });

  it('of three objectives counts what boxes share once', () => {
    expect(hypervolume([[0, 0, 0]], [1, 2, 3])).toBe(6);
    // Two boxes of 4, which share a cube of 1 · 1 · 2: 4 + 4 − 2.
    expect(
      hypervolume(
        [
          [0, 1, 0],
          [1, 0, 0],
        ],
        [2, 2, 2],
      ),
    ).toBe(6);
    // Three boxes of 1 · 1 · 2, 2 · 1 · 1 and 1 · 2 · 1 around one cube: 1 + 3.
    expect(
      hypervolume(
        [
          [1, 1, 0],
          [0, 1, 1],
          [1, 0, 1],
        ],
        [2, 2, 2],
      ),
    ).toBe(4);
  });

  it.each([2, 3])('agrees with a Monte Carlo estimate for %d objectives', (objectives) => {
    for (let seed = 0; seed < 5; seed++) {
      const points = uniformPoints(12, objectives, seed);
      const samples = uniformPoints(20_000, objectives, seed + 100);
      const share = samples.filter((x) => points.some((point) => point.every((value, m) => value <= x[m]!))).length;
      const estimate = share / samples.length;
      const standardError = Math.sqrt((estimate * (1 - estimate)) / samples.length);
      const exact = hypervolume(
        points,
        Array.from({ length: objectives }, () => 1),
      );
      expect(Math.abs(exact - estimate)).toBeLessThan(4 * standardError + 1e-9);
    }
  });

  it('does not depend on order, on copies or on dominated points, and ties in the third objective add up', () => {
    const points = uniformPoints(20, 3, 7).map(([x, y, z]) => [x!, y!, Math.round(4 * z!) / 4]);
    const copies = [...points, ...points, ...points.map((point) => point.map((value) => value + 0.05))].reverse();
    expect(hypervolume(copies, [1, 1, 1])).toBeCloseTo(hypervolume(points, [1, 1, 1]), 12);
  });

  it('is 0 without points and for points beyond the reference', () => {
    expect(hypervolume([], [1, 1])).toBe(0);
    expect(
      hypervolume(
        [
          [2, -5],
          [1, 0],
          [Infinity, 0],
        ],
        [1, 1],
      ),
    ).toBe(0);
  });

  it('ignores points with NaN, which are not better than any reference', () => {
    expect(
      hypervolume(
        [
          [NaN, 0],
          [0.5, 0.5],
        ],
        [1, 1],
      ),
    ).toBe(0.25);
  });

  it('throws on four objectives and on points of another length', () => {
    expect(() => hypervolume([], [1, 1, 1, 1])).toThrow('the reference has 4 objectives, expected 1 to 3');
    expect(() => hypervolume([[1]], [1, 1])).toThrow('a point has 1 objectives, the reference 2');
  });
});

function uniformPoints(count: number, objectives: number, seed: number): number[][] {
  const { uniform } = randomStream([seed, 0], 'uniform-points');
  return Array.from({ length: count }, () => Array.from({ length: objectives }, uniform));
}
