import { randomStream } from '../random/random-stream.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { generationReplay } from './generations.ts';
import { bred } from './genetic-operators.ts';
import { crowdingDistances, nondominatedRanks } from './nondominated-sort.ts';
import { randomSampler } from './random-sampler.ts';
import type { Point } from './search-space.ts';
import { totalViolation } from './trial-value.ts';
import type { Sampler, Trial } from './trial.ts';

export interface Nsga2Options {
  /** Trials in a generation, and parents kept of each; 50 by default. */
  readonly populationSize?: number;
  /** The probability that a child mixes two parents; 0.9 by default. */
  readonly crossoverProbability?: number;
  /** The probability that a dimension mutates; one dimension of a child on average by default. */
  readonly mutationProbability?: number;
}

/**
 * NSGA-II (Deb, Pratap, Agarwal & Meyarivan 2002) for any number of objectives. The first generation is random. Which
 * trials make a generation: `generationReplay`; all are children of the parents that were best before it. Feasible
 * trials rank by front, then the infeasible ones by total violation (section VI-A), then those without a number for each
 * objective: failed, NaN, and pruned, except that a search for one objective takes the last report of a pruned trial.
 */
export function nsga2Sampler(options: Nsga2Options = {}): Sampler {
  const { populationSize = 50, crossoverProbability = 0.9 } = options;
  if (!(Number.isInteger(populationSize) && populationSize >= 2)) {
    throw new Error(`nsga2Sampler: populationSize is ${populationSize}, expected an integer of at least 2`);
  }
  const replay = generationReplay<readonly Parent[]>({
    start: () => [],
    generationSize: () => populationSize,
    tell: (parents, generation, { objectives }) =>
      survivors([...parents.map(({ trial }) => trial), ...generation], objectives).slice(0, populationSize),
  });
  return (search) => {
    const parents = replay(search);
    if (parents.length === 0) return randomSampler(search);
    const { space, seed, number } = search;
    const rates = { crossoverProbability, mutationProbability: options.mutationProbability ?? 1 / space.length };
    const stream = randomStream([seed, number], 'NSGA-II');
    const child = () => bred(space, [winner(parents, stream), winner(parents, stream)], { ...rates, stream });
    let point = child();
    for (let again = 0; again < 10 && isKnown(point, parents); again++) point = child(); // a copy would tell nothing new
    return point;
  };
}

interface Parent {
  readonly trial: Trial;
  readonly rank: number;
  readonly crowding: number;
}

/** All trials by the crowded comparison, best first: by rank, in a rank the lonely ones first, then the oldest. */
function survivors(trials: readonly Trial[], objectives: number): readonly Parent[] {
  const values = trials.map((trial) => objectivesOf(trial, objectives));
  const ranks = constrainedRanks(trials, values);
  const crowdings = new Float64Array(trials.length);
  for (const front of groupedBy(ranks)) {
    const distances = crowdingDistances(front.map((i) => values[i] ?? []));
    front.forEach((i, k) => (crowdings[i] = distances[k]!));
  }
  const parents = trials.map((trial, i) => ({ trial, rank: ranks[i]!, crowding: crowdings[i]! }));
  return parents.sort((a, b) => compare(a, b) || a.trial.number - b.trial.number);
}

function objectivesOf(trial: Trial, objectives: number): readonly number[] | undefined {
  const last = trial.reports.at(-1);
  const values = trial.outcome === 'pruned' && objectives === 1 && last ? [last.value] : trial.objectives;
  const isComplete = trial.outcome !== 'failed' && values.length === objectives && !values.some(Number.isNaN);
  return isComplete && !Number.isNaN(totalViolation(trial)) ? values : undefined;
}

/** Fronts of the feasible trials, then one rank for each violation, then one for all trials without a value. */
function constrainedRanks(
  trials: readonly Trial[],
  values: readonly (readonly number[] | undefined)[],
): ArrayLike<number> {
  const ranks = new Float64Array(trials.length).fill(Infinity);
  const violations = trials.map(totalViolation);
  const feasible = [...trials.keys()].filter((i) => values[i] && violations[i] === 0);
  const infeasible = [...trials.keys()].filter((i) => values[i] && violations[i]! > 0);
  const fronts = nondominatedRanks(feasible.map((i) => values[i] ?? []));
  feasible.forEach((i, k) => (ranks[i] = fronts[k]!));
  const byViolation = nondominatedRanks(infeasible.map((i) => [violations[i]!]));
  infeasible.forEach((i, k) => (ranks[i] = trials.length + byViolation[k]!)); // there are fewer fronts than trials
  return ranks;
}

function groupedBy(ranks: ArrayLike<number>): Iterable<readonly number[]> {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < ranks.length; i++) groups.set(ranks[i]!, [...(groups.get(ranks[i]!) ?? []), i]);
  return groups.values();
}

/** Binary tournament. */
function winner(parents: readonly Parent[], { below }: RandomStream): Point {
  const [a, b] = [parents[below(parents.length)]!, parents[below(parents.length)]!];
  return (compare(a, b) <= 0 ? a : b).trial.point;
}

/** The crowded comparison, negative when a is better. Ranks and distances may be Infinity: they are not subtracted. */
function compare(a: Parent, b: Parent): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.crowding !== b.crowding) return a.crowding > b.crowding ? -1 : 1;
  return 0;
}

function isKnown(point: Point, parents: readonly Parent[]): boolean {
  const names = Object.keys(point);
  return parents.some(({ trial }) => names.every((name) => trial.point[name] === point[name]));
}
