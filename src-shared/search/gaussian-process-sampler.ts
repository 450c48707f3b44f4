import { randomStream } from '../random/random-stream.ts';
import { logExpectedExcess, logNormalCdf } from '../statistics/normal-tail.ts';
import { bestCandidate } from './candidate-search.ts';
import { fitGaussianProcess } from './gaussian-process-fit.ts';
import { posterior, posteriorMean, withObservations } from './gaussian-process.ts';
import type { GaussianProcess } from './gaussian-process.ts';
import { randomSampler } from './random-sampler.ts';
import { toUnit } from './search-space.ts';
import type { Dimension, Point, SearchSpace } from './search-space.ts';
import { constraintScale, objectiveScale } from './target-scale.ts';
import { compareTrialValues, trialValue } from './trial-value.ts';
import type { TrialValue } from './trial-value.ts';
import type { Sampler, Search, Trial } from './trial.ts';

export interface GaussianProcessOptions {
  /** So many trials have to end before the others are more than random; 10 by default. */
  readonly startupTrials?: number;
  /** So many trials are looked at, the best half and the newest; 300 by default. */
  readonly trainingTrials?: number;
}

/**
 * Bayesian optimization of one objective: the point of the largest expected improvement under a Gaussian process. A
 * pruned trial counts with its last report, a running one with the value that the process expects of it (Kriging
 * believer; Ginsbourger, Le Riche & Carraro 2010). The improvement is multiplied by the probability that all constraints
 * are satisfied, each by a process of its own (Gardner et al. 2014); that trials fail is one of them. Before any trial
 * is feasible, that probability alone counts.
 */
export function gaussianProcessSampler(options: GaussianProcessOptions = {}): Sampler {
  const { startupTrials = 10, trainingTrials = 300 } = options;
  return (search) => {
    if (search.objectives !== 1) {
      throw new Error(
        `gaussianProcessSampler: the search has ${search.objectives} objectives, expected 1; take nsga2Sampler or tpeSampler`,
      );
    }
    const ended = search.trials
      .filter(({ outcome }) => outcome !== 'running')
      .map((trial) => ({ trial, value: trialValue(trial) }));
    const chosen = trainingSet(ended, trainingTrials);
    const tellsNothing = chosen.every(({ value }) => value.kind === 'failed');
    if (ended.length < startupTrials || tellsNothing || search.space.length === 0) return randomSampler(search);
    const stream = randomStream([search.seed, search.number], 'Gaussian process');
    const best = chosen.filter(({ value }) => value.kind === 'valued').slice(0, 3);
    return bestCandidate(search.space, {
      around: best.map(({ trial }) => trial.point),
      stream,
      score: acquisition(search, chosen),
    });
  };
}

interface Rated {
  readonly trial: Trial;
  readonly value: TrialValue;
}

/** Best first: the best half of the limit, and of the others the newest. */
function trainingSet(ended: readonly Rated[], limit: number): readonly Rated[] {
  const ranked = ended.toSorted((a, b) => compareTrialValues(a.value, b.value) || a.trial.number - b.trial.number);
  const best = ranked.slice(0, Math.ceil(limit / 2));
  const newest = ranked.slice(best.length).sort((a, b) => b.trial.number - a.trial.number);
  return [...best, ...newest.slice(0, limit - best.length)];
}

/** log of expected improvement × probability of feasibility, of a point. */
function acquisition({ space, trials }: Search, chosen: readonly Rated[]): (point: Point) => number {
  const process = objectiveProcess(space, chosen);
  const running = trials.filter(({ outcome }) => outcome === 'running').map(({ point }) => encoded(space, point));
  const believed = withObservations(
    process,
    running,
    running.map((x) => posteriorMean(process, x)),
  );
  const constraints = constraintProcesses(space, chosen);
  const feasible = chosen
    .filter(({ value }) => value.kind === 'valued')
    .map(({ trial }) => encoded(space, trial.point));
  // The least expected value, not the least measured one: a lucky measurement would hide all improvement.
  const incumbent = Math.min(...feasible.map((x) => posteriorMean(process, x)));
  return (point) => {
    const x = encoded(space, point);
    const feasibility = constraints.reduce((sum, constraint) => sum + logShareSatisfied(constraint, x), 0);
    return feasible.length === 0 ? feasibility : feasibility + logExpectedImprovement(believed, x, incumbent);
  };
}

function logExpectedImprovement(process: GaussianProcess, x: Float64Array, incumbent: number): number {
  const { mean, variance } = posterior(process, x);
  const deviation = Math.sqrt(variance + leastVariance);
  return logExpectedExcess((incumbent - mean) / deviation) + Math.log(deviation);
}

function logShareSatisfied({ process, threshold }: Constraint, x: Float64Array): number {
  const { mean, variance } = posterior(process, x);
  return logNormalCdf((threshold - mean) / Math.sqrt(variance + leastVariance));
}

/** Of standardized targets; a deviation of 0 would divide 0 by 0. */
const leastVariance = 1e-12;

interface Constraint {
  readonly process: GaussianProcess;
  /** Where the constraint is just satisfied, on the scale of the targets. */
  readonly threshold: number;
}

function objectiveProcess(space: SearchSpace, chosen: readonly Rated[]): GaussianProcess {
  const known = chosen.filter(({ value }) => value.kind !== 'failed');
  const values = known.map(({ trial, value }) => (value.kind === 'valued' ? value.value : trial.objectives[0]!));
  return processOf(space, known, values.map(objectiveScale(values)));
}

/** One for each constraint of the search, and one for not to fail: 1 for a trial that did and −1 for one that did not. */
function constraintProcesses(space: SearchSpace, chosen: readonly Rated[]): readonly Constraint[] {
  const count = Math.max(...chosen.map(({ trial }) => trial.constraints.length));
  const ofSearch = Array.from({ length: count }, (_, c) => chosen.map(({ trial }) => trial.constraints[c] ?? NaN));
  const failing = chosen.map(({ value }) => (value.kind === 'failed' ? 1 : -1));
  return [...ofSearch, ...(failing.includes(1) ? [failing] : [])].flatMap((column) => {
    const known = chosen.filter((_, i) => Number.isFinite(column[i]));
    if (known.length === 0) return [];
    const values = column.filter(Number.isFinite);
    const scale = constraintScale(values);
    return [{ process: processOf(space, known, values.map(scale)), threshold: scale(0) }];
  });
}

function processOf(space: SearchSpace, rated: readonly Rated[], targets: readonly number[]): GaussianProcess {
  const observations = {
    inputs: rated.map(({ trial }) => encoded(space, trial.point)),
    isLabel: space.map(({ kind }) => kind === 'choice'),
    targets: Float64Array.from(targets),
  };
  return fitGaussianProcess(observations, spreadOut(rated.length, fittedTrials));
}

/** The hyperparameters are fitted to at most so many trials. */
const fittedTrials = 100;

/** At most `limit` of 0 … length − 1: the first half of the limit, and the rest evenly from all others. */
function spreadOut(length: number, limit: number): readonly number[] {
  if (length <= limit) return Array.from({ length }, (_, i) => i);
  const half = limit / 2;
  return Array.from({ length: limit }, (_, i) =>
    i < half ? i : half + Math.floor(((i - half) * (length - half)) / half),
  );
}

/** A row for the process: places in [0, 1], indices of options; what is not in the point, in the middle or option 0. */
function encoded(space: SearchSpace, point: Point): Float64Array {
  return Float64Array.from(space, (dimension: Dimension) => {
    const value = point[dimension.name];
    if (dimension.kind === 'choice') return value ?? 0;
    return value === undefined ? 0.5 : toUnit(dimension, value);
  });
}
