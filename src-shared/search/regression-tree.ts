import type { SearchSpace } from './search-space.ts';

/** A tree of Breiman et al. 1984: splits that lower the squared error most, means at the leaves. */
export type RegressionTree = Leaf | Split;

export interface Leaf {
  readonly kind: 'leaf';
  readonly mean: number;
}

export interface Split {
  readonly kind: 'split';
  readonly dimension: number;
  readonly rule: Rule;
  readonly left: RegressionTree;
  readonly right: RegressionTree;
}

/** Who goes left: numbers below the threshold, or these options. */
export type Rule =
  | { readonly kind: 'threshold'; readonly threshold: number }
  | { readonly kind: 'options'; readonly left: ReadonlySet<number> };

export function goesLeft(rule: Rule, value: number): boolean {
  return rule.kind === 'threshold' ? value < rule.threshold : rule.left.has(value);
}

/** N trials: for each dimension a column of places in [0, 1] or of options, none missing. */
export interface TreeData {
  readonly space: SearchSpace;
  readonly columns: readonly Float64Array[]; // D of (N)
  readonly targets: Float64Array; // (N)
  /** How often each trial counts; 0 for not at all. */
  readonly weights: Float64Array; // (N)
}

/** Grows a tree whose leaves hold a weight of at least `smallestLeaf`, as deep as splits lower the error. */
export function regressionTree(data: TreeData, smallestLeaf: number): RegressionTree {
  const rows = [...data.weights.keys()].filter((i) => data.weights[i]! > 0);
  const orders = data.columns.map((column) => Int32Array.from(rows).sort((i, j) => column[i]! - column[j]!));
  return grown(data, smallestLeaf, orders, Int32Array.from(rows));
}

/** `orders` has the rows of the node in the order of each dimension, so that nothing is sorted again: D of (n). */
function grown(data: TreeData, smallestLeaf: number, orders: readonly Int32Array[], rows: Int32Array): RegressionTree {
  const whole = groupOf(data, rows);
  let best: Candidate | undefined;
  for (const [d, order] of orders.entries()) {
    const groups = data.space[d]!.kind === 'choice' ? optionGroups(data, d, order) : valueGroups(data, d, order);
    const candidate = bestCut(groups, whole, smallestLeaf);
    if (candidate && candidate.gain > (best?.gain ?? 0)) best = { ...candidate, dimension: d };
  }
  if (!best) return { kind: 'leaf', mean: whole.sum / whole.weight };
  const rule = ruleOf(data, best);
  const column = data.columns[best.dimension]!;
  const isLeft = (row: number) => goesLeft(rule, column[row]!);
  const child = (isHere: (row: number) => boolean) =>
    grown(
      data,
      smallestLeaf,
      orders.map((order) => order.filter(isHere)),
      rows.filter(isHere),
    );
  return { kind: 'split', dimension: best.dimension, rule, left: child(isLeft), right: child((row) => !isLeft(row)) };
}

/** The trials of a node that have one value. */
interface Group {
  readonly value: number;
  weight: number;
  sum: number;
}

interface Candidate {
  readonly dimension: number;
  readonly groups: readonly Group[];
  /** So many groups go left. */
  readonly cut: number;
  readonly gain: number;
}

function groupOf({ targets, weights }: TreeData, rows: Int32Array): Group {
  const group = { value: NaN, weight: 0, sum: 0 };
  for (const row of rows) {
    group.weight += weights[row]!;
    group.sum += weights[row]! * targets[row]!;
  }
  return group;
}

function valueGroups({ columns, targets, weights }: TreeData, dimension: number, order: Int32Array): Group[] {
  const column = columns[dimension]!;
  const groups: Group[] = [];
  let last: Group | undefined;
  for (const row of order) {
    if (last?.value !== column[row]) groups.push((last = { value: column[row]!, weight: 0, sum: 0 }));
    last!.weight += weights[row]!; // pushed at the first row
    last!.sum += weights[row]! * targets[row]!; // pushed at the first row
  }
  return groups;
}

/** In the order of their means: then the best of all subsets is a cut (Breiman et al. 1984). */
function optionGroups(data: TreeData, dimension: number, order: Int32Array): Group[] {
  return valueGroups(data, dimension, order).sort((a, b) => a.sum / a.weight - b.sum / b.weight);
}

/** The cut that lowers the sum of squared errors most, by the gain Σ²/n of both sides less that of the whole. */
function bestCut(
  groups: readonly Group[],
  whole: Group,
  smallestLeaf: number,
): Omit<Candidate, 'dimension'> | undefined {
  let best: { readonly cut: number; readonly gain: number } | undefined;
  let [weight, sum] = [0, 0];
  for (let cut = 1; cut < groups.length; cut++) {
    weight += groups[cut - 1]!.weight;
    sum += groups[cut - 1]!.sum;
    const rest = whole.weight - weight;
    if (weight < smallestLeaf || rest < smallestLeaf) continue;
    const gain = sum ** 2 / weight + (whole.sum - sum) ** 2 / rest - whole.sum ** 2 / whole.weight;
    if (gain > (best?.gain ?? 1e-12 * Math.abs(whole.sum ** 2 / whole.weight))) best = { cut, gain }; // no gain by rounding
  }
  return best && { ...best, groups };
}

function ruleOf({ space }: TreeData, { dimension, groups, cut }: Candidate): Rule {
  if (space[dimension]!.kind === 'choice') {
    return { kind: 'options', left: new Set(groups.slice(0, cut).map(({ value }) => value)) };
  }
  return { kind: 'threshold', threshold: (groups[cut - 1]!.value + groups[cut]!.value) / 2 };
}
