import { randomStream } from '../random/random-stream.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { bestFirst } from './best-first.ts';
import { parzenEstimator } from './parzen-estimator.ts';
import type { ParzenEstimator, WeightedPoint } from './parzen-estimator.ts';
import { randomSampler } from './random-sampler.ts';
import { buildPoint, isActive } from './search-space.ts';
import type { Dimension, SearchSpace } from './search-space.ts';
import type { Sampler, Search, Trial } from './trial.ts';

export interface TpeOptions {
  /** Trials at random before there is enough to learn from; those that run are counted. */
  readonly startupTrials?: number;
  /** Points drawn from the density of the good trials, of which the most promising is given out. */
  readonly candidates?: number;
}

/**
 * Tree-structured Parzen estimator (Bergstra et al. 2011, "Algorithms for hyper-parameter optimization", section 4):
 * the point, of some that are drawn from the density l of the good trials, with the largest l / g, where g is the
 * density of all others. Multivariate as in Falkner et al. 2018 ("BOHB"): one kernel spans all dimensions that are
 * active together. Dimensions under a condition have a density of their own, of the trials that have them, and the
 * density of a point is the product over its groups.
 *
 * Good are the first 15 %, at most 25, in the order of `bestFirst`. Running and failed trials are never good, so that
 * nobody is sent to where another one looks, or to where training breaks. A point that was given out is not given out
 * again, unless nearly all were: a trial with the same settings and seed would have the same end.
 */
export function tpeSampler({ startupTrials = 10, candidates = 24 }: TpeOptions = {}): Sampler {
  return (search) => {
    const ranked = bestFirst(search);
    const running = search.trials.filter(({ outcome }) => outcome === 'running').length;
    const isBeginning = ranked.length + running < startupTrials || ranked.length < Math.min(leastRanked, startupTrials);
    if (isBeginning) return randomSampler(search);
    const good = ranked.slice(0, Math.min(Math.ceil(0.15 * ranked.length), 25));
    const groups = groupDensities(search, good);
    const random = randomStream([search.seed, search.number], 'tree-structured Parzen estimator');
    for (let round = 0; round < mostRounds; round++) {
      const drawn = Array.from({ length: candidates }, () => drawCandidate(groups, random));
      const promising = drawn.sort((a, b) => b.logRatio - a.logRatio);
      const best = promising.find(({ point }) => !wasGivenOut(search, point));
      if (best) return buildPoint(search.space, ({ name }) => best.point[name]!);
    }
    return randomSampler(search);
  };
}

/** With fewer there is no density of the good beside one of the others. */
const leastRanked = 3;
const mostRounds = 10;
/**
 * What a running trial will tell, nobody knows yet. With 4 and 8 workers on Branin, Hartmann-6 and a mixed space, 1 leaves
 * more than ½; ¼ and 0 leave about the same, but with 0 nothing keeps workers apart.
 */
const weightOfRunning = 0.5;

function wasGivenOut({ space, trials }: Search, point: Candidate['point']): boolean {
  return trials.some((trial) => space.every(({ name }) => trial.point[name] === point[name]));
}

/** Dimensions under the same condition, and what is known of them. */
interface Group {
  readonly dimensions: readonly [Dimension, ...Dimension[]];
  /** l and g of Bergstra et al. 2011, equation 2. */
  readonly l: ParzenEstimator;
  readonly g: ParzenEstimator;
}

/** Good trials, best first, weigh as their ranks from the back, so that only the order of objectives counts. */
function groupDensities({ space, trials }: Search, good: readonly Trial[]): Group[] {
  const isGood = new Set(good);
  const weightedGood = good.map(({ point }, rank) => ({ point, weight: good.length - rank }));
  const others = trials
    .filter((trial) => !isGood.has(trial))
    .map(({ point, outcome }) => ({ point, weight: outcome === 'running' ? weightOfRunning : 1 }));
  return conditionGroups(space).map((dimensions) => ({
    dimensions,
    l: parzenEstimator(dimensions, pointsWith(dimensions, weightedGood)),
    g: parzenEstimator(dimensions, pointsWith(dimensions, others)),
  }));
}

/** In the order of their first dimensions, so that a group comes after the choice that its condition asks about. */
function conditionGroups(space: SearchSpace): Group['dimensions'][] {
  const groups = new Map<string, [Dimension, ...Dimension[]]>();
  for (const dimension of space) {
    const condition = dimension.when ? JSON.stringify([dimension.when.name, dimension.when.isOneOf]) : '';
    const group = groups.get(condition);
    if (group) group.push(dimension);
    else groups.set(condition, [dimension]);
  }
  return [...groups.values()];
}

function pointsWith(dimensions: readonly Dimension[], points: readonly WeightedPoint[]): WeightedPoint[] {
  return points.filter(({ point }) => dimensions.every(({ name }) => point[name] !== undefined));
}

interface Candidate {
  readonly point: Readonly<Record<string, number>>;
  /** ln (l / g), summed over the groups that are active. */
  readonly logRatio: number;
}

function drawCandidate(groups: readonly Group[], random: RandomStream): Candidate {
  const point: Record<string, number> = {};
  let logRatio = 0;
  for (const { dimensions, l, g } of groups) {
    if (!isActive(dimensions[0], point)) continue;
    const values = l.draw(random);
    dimensions.forEach(({ name }, d) => (point[name] = values[d]!));
    logRatio += l.logDensity(values) - g.logDensity(values);
  }
  return { point, logRatio };
}
