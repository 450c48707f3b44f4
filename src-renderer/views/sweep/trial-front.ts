import type { SweepDefinition, TrialColumns } from '#shared/contract/sweep.ts';
import { paretoFront } from '#shared/search/pareto-front.ts';
import { goodPlaces } from '#renderer/state/sweep-standing.ts';

type Rules = Pick<SweepDefinition, 'objectives' | 'constraints'>;

/** Places of the good trials that no other beats in all of these objectives, by the first of them, the best first. */
export function trialFront(rules: Rules, columns: TrialColumns, chosen: readonly number[]): Int32Array {
  const width = rules.objectives.length;
  const places = goodPlaces(rules, columns);
  const points = places.map((place) =>
    chosen.map((m) => {
      const value = columns.objectives[place * width + m]!;
      return rules.objectives[m]?.goal === 'maximize' ? -value : value;
    }),
  );
  return Int32Array.from(paretoFront(points), (i) => places[i]!);
}
