import { randomStream } from '../random/random-stream.ts';
import { percentileInterval, valuedTrials, warningOf } from './hyperparameter-importance.ts';
import type { Importance, ImportanceOptions, ImportanceWarning } from './hyperparameter-importance.ts';
import { pearsonDivergence, smoothedAxis } from './smoothed-axis.ts';
import type { SearchSpace } from './search-space.ts';
import type { Trial } from './trial.ts';

export interface PedAnovaOptions extends ImportanceOptions {
  /** γ: the best share of the trials, whose places are compared with those of all; 20 trials or half of all at least. */
  readonly quantile: number;
}

export interface PedAnova {
  /** In the order of the space; their sum is 1, or 0 if no dimension differs from chance. */
  readonly dimensions: readonly Importance[];
  readonly warning: ImportanceWarning | undefined;
}

const resamples = 200;
const fewestBest = 20;
const enoughTrials = 30;

/**
 * How much each dimension decides whether a trial is among the best share γ: the Pearson divergence between the Parzen
 * density of the best and that of all trials in each dimension, as shares of their sum. Source: Watanabe, Bansal & Hutter
 * 2023, "PED-ANOVA", with two changes for few trials: both densities have one bandwidth, and what chance alone would
 * give is taken off (see `pearsonDivergence`).
 *
 * Interactions do not count. Trials that are not finished or have no finite objective are left out. Where a dimension is
 * inactive, it counts as everywhere alike. The intervals come from 200 bootstrap samples of the trials.
 */
export function pedAnova(space: SearchSpace, trials: readonly Trial[], options: PedAnovaOptions): PedAnova {
  if (!(options.quantile > 0 && options.quantile < 1)) {
    throw new Error(`pedAnova: quantile is ${options.quantile}, expected more than 0 and less than 1`);
  }
  const valued = valuedTrials(trials, options.objective);
  const warning = warningOf(valued, enoughTrials);
  if (valued.length < 4 || warning === 'equal-objectives') return { dimensions: [], warning };
  const all = valued.length;
  const best = Math.max(Math.ceil(options.quantile * all), Math.min(fewestBest, Math.floor(all / 2)));
  const points = valued.map(({ trial }) => trial.point);
  const axes = space.map((dimension) => smoothedAxis(dimension, points, best));
  const sharesOf = (weights: Float64Array, chances: number) => {
    const bestWeights = firstOf(weights, best);
    return shares(axes.map((axis) => pearsonDivergence(axis, bestWeights, weights, chances)));
  };
  const estimates = sharesOf(new Float64Array(all).fill(1), 1);
  const { below } = randomStream([options.seed, 0], 'ped-anova');
  const samples = Array.from({ length: resamples }, () => sharesOf(drawnWeights(all, below), 2));
  const dimensions = space.map(({ name }, d) => {
    const importance = estimates[d]!;
    const drawn = samples.map((sample) => sample[d]!);
    return { name, importance, ...percentileInterval(importance, drawn, options.confidence) };
  });
  return { dimensions, warning };
}

/** How often each of so many trials is in a bootstrap sample. */
function drawnWeights(count: number, below: (bound: number) => number): Float64Array {
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) weights[below(count)]!++;
  return weights;
}

/** The weights of the first, until they add up to the total; the last may count in part. */
function firstOf(weights: Float64Array, total: number): Float64Array {
  let left = total;
  return weights.map((weight) => {
    const taken = Math.min(weight, left);
    left -= taken;
    return taken;
  });
}

function shares(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total > 0 ? value / total : 0));
}
