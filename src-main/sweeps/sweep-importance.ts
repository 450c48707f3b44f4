import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportanceInterval, SweepDefinition, SweepImportance, SweepTrial } from '#shared/contract/sweep.ts';
import { fanova } from '#shared/search/fanova.ts';
import type { ImportanceWarning } from '#shared/search/hyperparameter-importance.ts';
import { pedAnova } from '#shared/search/ped-anova.ts';
import { searchOf } from './search-trials.ts';

/** More would keep the main process busy for too long, 0.4 s for the bars of 10,000 and far longer for their pairs. */
const [mostForBars, mostForPairs] = [1000, 300];

/**
 * Which hyperparameters decide whether a trial is among the best tenth by one objective: shares that sum to 1, with
 * bootstrap intervals of 90 %. Only finished trials count, whether or not they satisfy the constraints. Pairs are shares
 * of the variance of the objective beyond what each does alone. Of many trials an even part is looked at, always the
 * same one.
 */
export function importanceOf(
  definition: SweepDefinition,
  trials: readonly Omit<SweepTrial, 'reports'>[],
  objective = 0,
): SweepImportance {
  if (objective >= definition.objectives.length) {
    const what = `objective: this sweep has ${definition.objectives.length}, counted from 0; got ${objective}.`;
    throw new WorkbenchError('arguments/invalid', what);
  }
  const finished = trials
    .filter(({ outcome }) => outcome === 'finished')
    .map((trial): SweepTrial => ({ ...trial, reports: [] }));
  const { space, trials: known, seed } = searchOf(definition, finished, trials.length);
  const options = { objective, seed, confidence: 0.9 };
  const bars = pedAnova(space, evenPart(known, mostForBars), { ...options, quantile: 0.1 });
  const pairs = space.length < 2 ? null : fanova(space, evenPart(known, mostForPairs), options);
  return {
    dimensions: bars.dimensions
      .map((one) => ({ name: one.name, ...interval(one) }))
      .toSorted((a, b) => b.importance - a.importance),
    pairs: (pairs?.warning === undefined ? (pairs?.pairs ?? []) : [])
      .map((one) => ({ names: one.names, ...interval(one) }))
      .toSorted((a, b) => b.importance - a.importance),
    warning: bars.warning === undefined ? partText(known.length) : warningTexts[bars.warning],
  };
}

/** So many of them, at equal distances. */
function evenPart<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, place) => all[Math.floor((place * all.length) / most)]!);
}

function partText(finished: number): string | null {
  if (finished <= mostForPairs) return null;
  const pairs = `pairs were estimated from ${mostForPairs} of the ${finished} trials that finished`;
  if (finished <= mostForBars) return `The ${pairs}.`;
  return `The shares were estimated from ${mostForBars} and the ${pairs}.`;
}

function interval(one: {
  readonly importance: number;
  readonly low: number;
  readonly high: number;
}): ImportanceInterval {
  return { importance: one.importance, lower: one.low, upper: one.high };
}

const warningTexts: Readonly<Record<ImportanceWarning, string>> = {
  'too-few-trials': 'Too few trials have finished to say which hyperparameters matter.',
  'equal-objectives': 'All trials came out the same.',
};
