import { crowdingDistances, nondominatedRanks } from './nondominated-sort.ts';
import { totalViolation } from './trial-value.ts';
import type { Search, Trial } from './trial.ts';

/**
 * The trials that tell how good they are; of equal ones, the earlier first. First come finished ones, by the objective,
 * or of several by nondominated rank and then, the most alone first, by crowding distance; then pruned ones, by their
 * last report: the later step, then the lower value; then those that violate constraints, the least first. A trial in
 * which one of these numbers is missing or not finite tells nothing, as one that failed or runs.
 */
export function bestFirst({ trials, objectives }: Search): readonly Trial[] {
  const finished = trials.filter((trial) => trial.outcome === 'finished' && hasNumbers(trial, objectives));
  const feasible = finished.filter((trial) => totalViolation(trial) === 0);
  const infeasible = finished.filter((trial) => totalViolation(trial) > 0);
  const pruned = trials.filter((trial) => trial.outcome === 'pruned' && Number.isFinite(trial.reports.at(-1)?.value));
  return [
    ...(objectives === 1 ? sortedBy(feasible, (trial) => trial.objectives) : byFronts(feasible)),
    ...sortedBy(pruned, ({ reports }) => [-reports.at(-1)!.step, reports.at(-1)!.value]), // it has one: see above
    ...sortedBy(infeasible, (trial) => [totalViolation(trial)]),
  ];
}

function hasNumbers(trial: Trial, objectives: number): boolean {
  return trial.objectives.length === objectives && trial.objectives.every(Number.isFinite);
}

function byFronts(trials: readonly Trial[]): Trial[] {
  const fronts: Trial[][] = [];
  const ranks = nondominatedRanks(trials.map(({ objectives }) => objectives));
  trials.forEach((trial, i) => (fronts[ranks[i]!] ??= []).push(trial));
  return fronts.flatMap((front) => {
    const distances = crowdingDistances(front.map(({ objectives }) => objectives));
    return sortedBy(front, (_, i) => [-distances[i]!]);
  });
}

/** By the first number of the key, then the second …; equal keys keep their order. */
function sortedBy(trials: readonly Trial[], keyOf: (trial: Trial, index: number) => readonly number[]): Trial[] {
  const keyed = trials.map((trial, index) => ({ trial, key: keyOf(trial, index) }));
  keyed.sort((a, b) => {
    const differing = a.key.findIndex((value, i) => value !== b.key[i]);
    return differing < 0 ? 0 : a.key[differing]! < b.key[differing]! ? -1 : 1;
  });
  return keyed.map(({ trial }) => trial);
}
