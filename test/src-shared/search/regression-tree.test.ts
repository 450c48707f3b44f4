import { randomStream } from '#shared/random/random-stream.ts';
import { goesLeft, regressionTree } from '#shared/search/regression-tree.ts';
import type { RegressionTree, TreeData } from '#shared/search/regression-tree.ts';
import type { SearchSpace } from '#shared/search/search-space.ts';
import { describe, expect, it } from 'vitest';
import { unitSpace } from './sampled-trials.ts';

const choice: SearchSpace = [{ kind: 'choice', name: 'a', options: 4 }];

function dataOf(space: SearchSpace, columns: readonly (readonly number[])[], targets: readonly number[]): TreeData {
  return {
    space,
    columns: columns.map((column) => Float64Array.from(column)),
    targets: Float64Array.from(targets),
    weights: new Float64Array(targets.length).fill(1),
  };
}

function valueAt(tree: RegressionTree, place: readonly number[]): number {
  if (tree.kind === 'leaf') return tree.mean;
  return valueAt(goesLeft(tree.rule, place[tree.dimension]!) ? tree.left : tree.right, place);
}

describe('regressionTree', () => {
  it('splits halfway between the values where the mean jumps', () => {
    expect(regressionTree(dataOf(unitSpace(1), [[0.1, 0.9, 0.2, 0.8]], [1, 5, 1, 5]), 1)).toEqual({
      kind: 'split',
      dimension: 0,
      rule: { kind: 'threshold', threshold: 0.5 },
      left: { kind: 'leaf', mean: 1 },
      right: { kind: 'leaf', mean: 5 },
    });
  });

  it('takes together the options that are alike, whatever their order', () => {
    const tree = regressionTree(dataOf(choice, [[0, 1, 2, 3]], [7, 1, 7, 1]), 1);
    expect(tree).toMatchObject({
      rule: { kind: 'options', left: new Set([1, 3]) },
      left: { mean: 1 },
      right: { mean: 7 },
    });
  });

  it('makes the first split that trying all of them finds best', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { uniform } = randomStream([seed, 0], 'rows');
      const columns = [0, 1, 2].map(() => Array.from({ length: 15 }, () => Math.floor(8 * uniform()) / 8));
      const targets = Array.from({ length: 15 }, (_, i) => columns[1]![i]! + uniform());
      const tree = regressionTree(dataOf(unitSpace(3), columns, targets), 3);
      const errors = columns.flatMap((column) =>
        column.map((threshold) =>
          errorOfSplit(
            column.map((x) => x < threshold),
            targets,
            3,
          ),
        ),
      );
      if (tree.kind === 'leaf') throw new Error('expected a split');
      const made = errorOfSplit(
        columns[tree.dimension]!.map((x) => goesLeft(tree.rule, x)),
        targets,
        3,
      );
      expect(made).toBeCloseTo(Math.min(...errors), 10);
    }
  });

  it('reproduces targets without noise when leaves may be single trials', () => {
    const { uniform } = randomStream([3, 0], 'rows');
    const columns = [0, 1].map(() => Array.from({ length: 60 }, uniform));
    const targets = columns[0]!.map((x, i) => Math.sin(9 * x) + columns[1]![i]!);
    const tree = regressionTree(dataOf(unitSpace(2), columns, targets), 1);
    targets.forEach((target, i) =>
      expect(
        valueAt(
          tree,
          columns.map((column) => column[i]!),
        ),
      ).toBeCloseTo(target, 12),
    );
  });

  it('counts weights: 0 for not there, 2 for twice', () => {
    const data = dataOf(unitSpace(1), [[0.1, 0.2, 0.9]], [1, 4, 100]);
    expect(regressionTree({ ...data, weights: Float64Array.of(2, 1, 0) }, 2)).toEqual({ kind: 'leaf', mean: 2 });
  });

  it('is a leaf for one trial, for equal targets and for equal places', () => {
    expect(regressionTree(dataOf(unitSpace(1), [[0.5]], [3]), 1)).toEqual({ kind: 'leaf', mean: 3 });
    expect(regressionTree(dataOf(unitSpace(1), [[0.1, 0.5, 0.9]], [0.1, 0.1, 0.1]), 1).kind).toBe('leaf');
    expect(regressionTree(dataOf(unitSpace(1), [[0.5, 0.5]], [1, 2]), 1)).toEqual({ kind: 'leaf', mean: 1.5 });
    expect(regressionTree(dataOf([], [], [1, 2]), 1)).toEqual({ kind: 'leaf', mean: 1.5 });
  });
});

describe('goesLeft', () => {
  it('sends what equals the threshold to the right, and options that are not listed', () => {
    expect([0.4, 0.5].map((x) => goesLeft({ kind: 'threshold', threshold: 0.5 }, x))).toEqual([true, false]);
    expect([1, 2].map((k) => goesLeft({ kind: 'options', left: new Set([1]) }, k))).toEqual([true, false]);
  });
});

function errorOfSplit(isLeft: readonly boolean[], targets: readonly number[], smallestLeaf: number): number {
  const sides = [true, false].map((side) => targets.filter((_, i) => isLeft[i] === side));
  if (sides.some((side) => side.length < smallestLeaf)) return Infinity;
  return sides.reduce((error, side) => {
    const mean = side.reduce((sum, value) => sum + value, 0) / side.length;
    return error + side.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }, 0);
}
