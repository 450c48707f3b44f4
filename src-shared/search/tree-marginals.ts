import { goesLeft } from './regression-tree.ts';
import type { RegressionTree, Rule } from './regression-tree.ts';
import type { SearchSpace } from './search-space.ts';

/** Variances of the function that a tree is, each dimension uniform. */
export interface TreeVariances {
  readonly total: number;
  /** V_d of what depends on one dimension alone. */
  readonly single: Float64Array; // (D)
  /** V_de, beyond the two alone, at place d · D + e for d < e. */
  readonly pairs: Float64Array; // (D, D)
}

/** Exact, from the leaves. Source: Hutter, Hoos & Leyton-Brown 2014. */
export function treeVariances(tree: RegressionTree, space: SearchSpace): TreeVariances {
  const axes = space.map((dimension, d) => {
    const rules = rulesOf(tree, d);
    return dimension.kind === 'choice' ? optionAxis(dimension.options) : intervalAxis(rules);
  });
  const leaves = leavesOf(
    tree,
    axes,
    axes.map(({ values }) => [...values.keys()]),
  );
  const mean = leaves.reduce((sum, leaf) => sum + leaf.mean * leaf.volume, 0);
  const total = leaves.reduce((sum, leaf) => sum + (leaf.mean - mean) ** 2 * leaf.volume, 0);
  const count = axes.length;
  const single = Float64Array.from(axes, (_, d) => singleVariance(axes, leaves, mean, d));
  const pairs = new Float64Array(count * count);
  for (let d = 0; d < count; d++) {
    for (let e = d + 1; e < count; e++) {
      if (axes[d]!.values.length === 1 || axes[e]!.values.length === 1) continue;
      const both = pairVariance(axes, leaves, mean, [d, e]);
      pairs[d * count + e] = Math.max(0, both - single[d]! - single[e]!); // rounding
    }
  }
  return { total, single, pairs };
}

/** The cells of a dimension within which the tree is constant: a value in each, and how much of the dimension it is. */
interface Axis {
  readonly values: readonly number[];
  readonly widths: readonly number[];
}

interface LeafBox {
  readonly mean: number;
  /** The cells that it covers in each dimension. */
  readonly cells: readonly (readonly number[])[];
  /** How much of each dimension it covers. */
  readonly widths: readonly number[];
  readonly volume: number;
}

function rulesOf(tree: RegressionTree, dimension: number): Rule[] {
  if (tree.kind === 'leaf') return [];
  const below = [...rulesOf(tree.left, dimension), ...rulesOf(tree.right, dimension)];
  return tree.dimension === dimension ? [tree.rule, ...below] : below;
}

function optionAxis(options: number): Axis {
  return { values: Array.from({ length: options }, (_, k) => k), widths: Array<number>(options).fill(1 / options) };
}

function intervalAxis(rules: readonly Rule[]): Axis {
  const thresholds = rules.flatMap((rule) => (rule.kind === 'threshold' ? [rule.threshold] : []));
  const ends = [...new Set([0, ...thresholds, 1])].sort((a, b) => a - b);
  const starts = ends.slice(0, -1);
  return {
    values: starts.map((start, i) => (start + ends[i + 1]!) / 2),
    widths: starts.map((start, i) => ends[i + 1]! - start),
  };
}

function leavesOf(tree: RegressionTree, axes: readonly Axis[], cells: readonly (readonly number[])[]): LeafBox[] {
  if (tree.kind === 'leaf') {
    const widths = axes.map((axis, d) => cells[d]!.reduce((sum, c) => sum + axis.widths[c]!, 0));
    return [{ mean: tree.mean, cells, widths, volume: widths.reduce((product, width) => product * width, 1) }];
  }
  const { dimension, rule } = tree;
  const isLeft = (c: number) => goesLeft(rule, axes[dimension]!.values[c]!);
  const left = cells.with(dimension, cells[dimension]!.filter(isLeft));
  const right = cells.with(
    dimension,
    cells[dimension]!.filter((c) => !isLeft(c)),
  );
  return [...leavesOf(tree.left, axes, left), ...leavesOf(tree.right, axes, right)];
}

/** ∫ (a_d − f₀)², a_d the marginal: the mean over all other dimensions. */
function singleVariance(axes: readonly Axis[], leaves: readonly LeafBox[], mean: number, d: number): number {
  const marginal = new Float64Array(axes[d]!.values.length);
  for (const leaf of leaves) {
    const part = leaf.volume > 0 ? (leaf.mean * leaf.volume) / leaf.widths[d]! : 0;
    for (const c of leaf.cells[d]!) marginal[c]! += part;
  }
  return marginal.reduce((sum, value, c) => sum + (value - mean) ** 2 * axes[d]!.widths[c]!, 0);
}

/** ∫∫ (a_de − f₀)² */
function pairVariance(
  axes: readonly Axis[],
  leaves: readonly LeafBox[],
  mean: number,
  [d, e]: readonly [number, number],
): number {
  const [rows, columns] = [axes[d]!.widths, axes[e]!.widths];
  const marginal = new Float64Array(rows.length * columns.length);
  for (const leaf of leaves) {
    const part = leaf.volume > 0 ? (leaf.mean * leaf.volume) / (leaf.widths[d]! * leaf.widths[e]!) : 0;
    for (const r of leaf.cells[d]!) for (const c of leaf.cells[e]!) marginal[r * columns.length + c]! += part;
  }
  let sum = 0;
  for (const [r, height] of rows.entries()) {
    for (const [c, width] of columns.entries()) sum += (marginal[r * columns.length + c]! - mean) ** 2 * height * width;
  }
  return sum;
}
