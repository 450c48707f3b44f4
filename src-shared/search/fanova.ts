import { randomStream } from '../random/random-stream.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { percentileInterval, valuedTrials, warningOf } from './hyperparameter-importance.ts';
import type { Importance, ImportanceOptions, ImportanceWarning, ValuedTrial } from './hyperparameter-importance.ts';
import { regressionTree } from './regression-tree.ts';
import type { TreeData } from './regression-tree.ts';
import { toUnit } from './search-space.ts';
import type { Dimension, Point, SearchSpace } from './search-space.ts';
import { treeVariances } from './tree-marginals.ts';
import type { Trial } from './trial.ts';

export interface Fanova {
  /** What each dimension explains alone, in the order of the space. */
  readonly dimensions: readonly Importance[];
  /** What two explain together beyond that. */
  readonly pairs: readonly PairImportance[];
  readonly warning: ImportanceWarning | undefined;
}

export interface PairImportance extends Omit<Importance, 'name'> {
  readonly names: readonly [string, string];
}

const trees = 64;
const smallestLeaf = 3;
const enoughTrials = 30;

/**
 * Which share of the variance of the objective over the whole space is due to each dimension alone and to each pair, as
 * a forest of regression trees sees it: the mean over trees of V_U / V. Source: Hutter, Hoos & Leyton-Brown 2014.
 *
 * Each of the 64 trees is grown on a bootstrap sample; the intervals hold the middle of what single trees say, which
 * spread wider than forests would. Trials that are not finished or have no finite objective are left out. Where a
 * dimension is inactive, each tree gets uniform draws for it: there, the objective does not depend on it. Shares of the
 * variance: one trial that is worse by far decides them all.
 */
export function fanova(space: SearchSpace, trials: readonly Trial[], options: ImportanceOptions): Fanova {
  const valued = valuedTrials(trials, options.objective);
  const warning = warningOf(valued, enoughTrials);
  if (valued.length < 4 || warning === 'equal-objectives') return { dimensions: [], pairs: [], warning };
  const variances = Array.from({ length: trees }, (_, tree) => {
    const random = randomStream([options.seed, tree], 'fanova');
    return treeVariances(regressionTree(bootstrapSample(space, valued, random), smallestLeaf), space);
  }).filter(({ total }) => total > 0);
  const share = (part: (tree: (typeof variances)[number]) => number) => {
    const samples = variances.map((tree) => part(tree) / tree.total);
    const importance = samples.reduce((sum, sample) => sum + sample, 0) / Math.max(samples.length, 1);
    return { importance, ...percentileInterval(importance, samples, options.confidence) };
  };
  const dimensions = space.map(({ name }, d) => ({ name, ...share(({ single }) => single[d]!) }));
  const pairs = space.flatMap((first, d) =>
    space.slice(d + 1).map(({ name }, k): PairImportance => {
      const place = d * space.length + d + 1 + k;
      return { names: [first.name, name], ...share((tree) => tree.pairs[place]!) };
    }),
  );
  return { dimensions, pairs, warning };
}

function bootstrapSample(space: SearchSpace, valued: readonly ValuedTrial[], random: RandomStream): TreeData {
  const weights = new Float64Array(valued.length);
  for (let i = 0; i < valued.length; i++) weights[random.below(valued.length)]!++;
  const columns = space.map((dimension) =>
    Float64Array.from(valued, ({ trial }) => placeOf(dimension, trial.point, random)),
  );
  return { space, columns, targets: Float64Array.from(valued, ({ value }) => value), weights };
}

function placeOf(dimension: Dimension, point: Point, random: RandomStream): number {
  const value = point[dimension.name];
  if (dimension.kind === 'choice') return value ?? random.below(dimension.options);
  return value === undefined ? random.uniform() : toUnit(dimension, value);
}
