import type { SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import { bestFirst } from '#shared/search/best-first.ts';
import { paretoFront } from '#shared/search/pareto-front.ts';
import { isFeasible } from '#shared/search/trial.ts';
import { searchOf, searchTrial } from './search-trials.ts';

/**
 * The finished trials, best first: those that satisfy all constraints by the objective (of several, by nondominated
 * rank), then the others by how much they violate. Trials with a number that is not finite are left out.
 */
export function bestTrials(definition: SweepDefinition, trials: readonly SweepTrial[]): readonly SweepTrial[] {
  const finished = trials.filter(({ outcome }) => outcome === 'finished');
  const byNumber = new Map(finished.map((trial) => [trial.number, trial]));
  const best = bestFirst(searchOf(definition, finished, trials.length));
  return best.map(({ number }) => byNumber.get(number)!); // each is one of the finished
}

/**
 * The finished trials that satisfy all constraints and that no other of them dominates, the best by the first objective
 * first.
 */
export function paretoTrials(definition: SweepDefinition, trials: readonly SweepTrial[]): readonly SweepTrial[] {
  const feasible = bestTrials(definition, trials).filter((trial) => isFeasible(searchTrial(definition, trial)));
  const front = paretoFront(feasible.map((trial) => searchTrial(definition, trial).objectives));
  return front.map((index) => feasible[index]!);
}
