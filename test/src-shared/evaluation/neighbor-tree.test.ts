import { describe, expect, it } from 'vitest';
import { neighborTree } from '#shared/evaluation/neighbor-tree.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';

/** All squared distances, sorted; of equal ones the earlier row first. */
function bySorting(codes: Float32Array, dimensions: number, query: Float32Array, neighbors: number): number[] {
  const distances = Array.from({ length: codes.length / dimensions }, (_, row) =>
    query.reduce((sum, value, j) => sum + (codes[row * dimensions + j]! - value) ** 2, 0),
  );
  const rows = distances.map((_, row) => row).filter((row) => Number.isFinite(distances[row]));
  return rows.sort((a, b) => distances[a]! - distances[b]! || a - b).slice(0, neighbors);
}

describe('neighborTree', () => {
  it('finds the nearest rows, nearest first: a value by hand', () => {
    const codes = Float32Array.of(0, 0, 3, 0, 0, 1, 5, 5);
    expect([...neighborTree(codes, 2, 3).nearest([0, 0.9])]).toEqual([2, 0, 1]);
  });

  it.each([
    [1, 500],
    [2, 3000],
    [5, 2000],
    [16, 700],
    [40, 300],
  ])('agrees with sorting all distances in %d dimensions', (dimensions, count) => {
    const codes = statelessNormal([1, dimensions], count * dimensions);
    const tree = neighborTree(codes, dimensions, 10);
    for (let row = 0; row < 60; row++) {
      const query = statelessNormal([2, row], dimensions).map((value) => value * (row % 4));
      expect([...tree.nearest(query)]).toEqual(bySorting(codes, dimensions, query, 10));
    }
  });

  it('agrees where most axes are nearly constant and many codes are equal', () => {
    const drawn = statelessNormal([3, 3], 1000 * 6);
    const codes = drawn.map((value, i) => (i % 6 < 2 ? Math.round(value * 2) : i % 6 < 4 ? value * 1e-6 : 0));
    const whole = codes.map((value, i) => (i % 6 < 2 ? value : 0));
    for (const set of [codes, whole]) {
      const tree = neighborTree(set, 6, 10);
      for (let row = 0; row < 50; row++) {
        const query = set.slice(row * 6, row * 6 + 6);
        expect([...tree.nearest(query)]).toEqual(bySorting(set, 6, query, 10));
      }
    }
  });

  it('of equally distant codes takes the earlier ones, however many there are', () => {
    const tree = neighborTree(new Float32Array(200), 2, 4);
    expect([...tree.nearest([1, 1])]).toEqual([0, 1, 2, 3]);
  });

  it('gives fewer rows when there are fewer, and none without codes', () => {
    expect([...neighborTree(Float32Array.of(4, 2), 1, 10).nearest([2.5])]).toEqual([1, 0]);
    expect([...neighborTree(new Float32Array(0), 3, 10).nearest([0, 0, 0])]).toEqual([]);
  });

  it('leaves out codes that are not finite, and finds nothing near to a query that is not', () => {
    const codes = Float32Array.of(1, NaN, 2, Infinity, 3);
    expect([...neighborTree(codes, 1, 5).nearest([2.9])]).toEqual([4, 2, 0, -1, -1]);
    for (const query of [NaN, Infinity, -Infinity]) {
      expect([...neighborTree(codes, 1, 2).nearest([query])]).toEqual([-1, -1]);
    }
  });

  it('holds for numbers near the ends of float32', () => {
    const codes = Float32Array.of(3e38, -3e38, 1e-45, 0, 2e38);
    expect([...neighborTree(codes, 1, 3).nearest([2.4e38])]).toEqual([4, 0, 2]);
  });
});
