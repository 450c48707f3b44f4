import { randomStream } from '#shared/random/random-stream.ts';
import { goesLeft, regressionTree } from '#shared/search/regression-tree.ts';
import type { RegressionTree } from '#shared/search/regression-tree.ts';
import type { SearchSpace } from '#shared/search/search-space.ts';
import { treeVariances } from '#shared/search/tree-marginals.ts';
import { describe, expect, it } from 'vitest';
import { unitSpace } from './sampled-trials.ts';

const leaf = (mean: number) => ({ kind: 'leaf', mean }) as const;
const split = (dimension: number, threshold: number, left: RegressionTree, right: RegressionTree): RegressionTree => ({
  kind: 'split',
  dimension,
  rule: { kind: 'threshold', threshold },
  left,
  right,
});

describe('treeVariances', () => {
  it('is the variance of one step, by hand', () => {
    const { total, single, pairs } = treeVariances(split(1, 0.25, leaf(4), leaf(0)), unitSpace(2));
    expect([total, ...single, ...pairs]).toEqual([3, 0, 3, 0, 0, 0, 0]); // ¼ · ¾ · 4²
  });

  it('gives a checkerboard to the pair alone', () => {
    const row = (low: number, high: number) => split(1, 0.5, leaf(low), leaf(high));
    const { total, single, pairs } = treeVariances(split(0, 0.5, row(1, -1), row(-1, 1)), unitSpace(2));
    expect([total, ...single]).toEqual([1, 0, 0]);
    expect([...pairs]).toEqual([0, 1, 0, 0]);
  });

  it('agrees with brute force over a grid, with options, for trees grown from data', () => {
    const space: SearchSpace = [...unitSpace(2), { kind: 'choice', name: 'a', options: 3 }];
    for (let seed = 0; seed < 10; seed++) {
      const { below, normal } = randomStream([seed, 0], 'rows');
      const columns = space.map((dimension) =>
        Float64Array.from({ length: 80 }, () => (dimension.kind === 'choice' ? below(3) : (below(8) + 0.5) / 8)),
      );
      const targets = Float64Array.from({ length: 80 }, (_, i) => columns[0]![i]! * columns[2]![i]! + 0.3 * normal());
      const tree = regressionTree({ space, columns, targets, weights: new Float64Array(80).fill(1) }, 3);
      const { total, single, pairs } = treeVariances(tree, space);
      const brute = bruteForce(tree);
      expect(total).toBeCloseTo(brute.total, 12);
      brute.single.forEach((variance, d) => expect(single[d]).toBeCloseTo(variance, 12));
      for (const [d, e] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const)
        expect(pairs[d * 3 + e]).toBeCloseTo(brute.pair(d, e), 12);
    }
  });

  it('never says that the parts are more than the whole', () => {
    const { uniform } = randomStream([5, 0], 'rows');
    const columns = unitSpace(4).map(() => Float64Array.from({ length: 100 }, uniform));
    const targets = Float64Array.from({ length: 100 }, uniform);
    const tree = regressionTree({ space: unitSpace(4), columns, targets, weights: new Float64Array(100).fill(1) }, 1);
    const { total, single, pairs } = treeVariances(tree, unitSpace(4));
    const parts = [...single, ...pairs];
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(total * (1 + 1e-12));
  });

  it('is all 0 for a leaf, and empty for no dimension', () => {
    expect(treeVariances(leaf(7), unitSpace(2))).toEqual({
      total: 0,
      single: new Float64Array(2),
      pairs: new Float64Array(4),
    });
    expect(treeVariances(leaf(7), [])).toEqual({ total: 0, single: new Float64Array(0), pairs: new Float64Array(0) });
  });
});

/** The tree at the middles of a grid of 16 × 16 × 3 boxes: the data lie such that every threshold is between boxes. */
function bruteForce(tree: RegressionTree) {
  const valueAt = (node: RegressionTree, place: readonly number[]): number =>
    node.kind === 'leaf'
      ? node.mean
      : valueAt(goesLeft(node.rule, place[node.dimension]!) ? node.left : node.right, place);
  const units = Array.from({ length: 16 }, (_, k) => (k + 0.5) / 16);
  const places = units.flatMap((x) => units.flatMap((y) => [0, 1, 2].map((a) => [x, y, a])));
  const values = places.map((place) => valueAt(tree, place));
  const mean = average(values);
  const marginalVariance = (of: readonly number[]) => {
    const groups = new Map<string, number[]>();
    places.forEach((place, i) => {
      const key = of.map((d) => place[d]).join(' ');
      groups.set(key, [...(groups.get(key) ?? []), values[i]!]);
    });
    return average([...groups.values()].map((group) => (average(group) - mean) ** 2));
  };
  const single = [0, 1, 2].map((d) => marginalVariance([d]));
  const pair = (d: number, e: number) => marginalVariance([d, e]) - single[d]! - single[e]!;
  return { total: average(values.map((value) => (value - mean) ** 2)), single, pair };
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
