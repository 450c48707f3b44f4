import { trialOutcomes } from '#shared/contract/sweep.ts';
import type { SweepDefinition, TrialColumns } from '#shared/contract/sweep.ts';
import { nondominatedRanks } from '#shared/search/nondominated-sort.ts';

type Rules = Pick<SweepDefinition, 'objectives' | 'constraints'>;

const finished = trialOutcomes.indexOf('finished');

/** By how much a finished trial misses the constraints, summed; 0 where it satisfies all, NaN where a figure is missing. */
export function violationOf({ constraints }: Rules, columns: TrialColumns, place: number): number {
  let sum = 0;
  constraints.forEach(({ atLeast = -Infinity, atMost = Infinity }, c) => {
    const value = columns.constraints[place * constraints.length + c]!;
    sum += Math.max(atLeast - value, value - atMost, 0);
  });
  return sum;
}

/** Whether a trial finished, satisfies all constraints and has a finite figure for every objective. */
export function isGood(rules: Rules, columns: TrialColumns, place: number): boolean {
  if (columns.outcomes[place] !== finished || violationOf(rules, columns, place) !== 0) return false;
  const width = rules.objectives.length;
  for (let m = 0; m < width; m++) if (!Number.isFinite(columns.objectives[place * width + m])) return false;
  return true;
}

/**
 * Places of the good trials, the best first and of equal ones the earlier: by the objective, or of several by
 * nondominated rank and then by the first objective.
 */
export function bestPlaces(rules: Rules, columns: TrialColumns): readonly number[] {
  const places = goodPlaces(rules, columns);
  const values = places.map((place) => minimized(rules, columns, place));
  const ranks = rules.objectives.length > 1 ? nondominatedRanks(values) : new Int32Array(places.length);
  const order = places.map((_, i) => i);
  order.sort((a, b) => ranks[a]! - ranks[b]! || values[a]![0]! - values[b]![0]! || a - b);
  return order.map((i) => places[i]!);
}

/** Places of the good trials, in order of their numbers. */
export function goodPlaces(rules: Rules, columns: TrialColumns): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < columns.numbers.length; place++) if (isGood(rules, columns, place)) places.push(place);
  return places;
}

/** The objectives of a trial, turned so that less is better. (O) */
function minimized({ objectives }: Rules, columns: TrialColumns, place: number): readonly number[] {
  return objectives.map(({ goal }, m) => {
    const value = columns.objectives[place * objectives.length + m]!;
    return goal === 'maximize' ? -value : value;
  });
}
