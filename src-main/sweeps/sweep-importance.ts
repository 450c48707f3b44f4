import type { SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import type { Importance, ImportanceWarning } from '#shared/search/hyperparameter-importance.ts';
import { fanova } from '#shared/search/fanova.ts';
import type { PairImportance } from '#shared/search/fanova.ts';
import { pedAnova } from '#shared/search/ped-anova.ts';
import { searchOf } from './search-trials.ts';

interface SweepImportance {
  /** The most important first. */
  readonly dimensions: readonly Importance[];
  readonly warning: ImportanceWarning | null;
}

/**
 * Which hyperparameters decide whether a trial is among the best tenth by the first objective: shares that sum to 1, with
 * bootstrap intervals of 90 %. Only finished trials count, whether or not they satisfy the constraints.
 */
export function importanceOf(definition: SweepDefinition, trials: readonly SweepTrial[]): SweepImportance {
  const { space, trials: known, seed } = searchOf(definition, trials, trials.length);
  const { dimensions, warning } = pedAnova(space, known, { objective: 0, seed, confidence: 0.9, quantile: 0.1 });
  return { dimensions: dimensions.toSorted((a, b) => b.importance - a.importance), warning: warning ?? null };
}

/**
 * Which pairs matter together beyond what each does alone, as shares of the variance of the first objective, the
 * largest first; none when there are too few finished trials to say.
 */
export function interactionsOf(definition: SweepDefinition, trials: readonly SweepTrial[]): readonly PairImportance[] {
  const { space, trials: known, seed } = searchOf(definition, trials, trials.length);
  const { pairs, warning } = fanova(space, known, { objective: 0, seed, confidence: 0.9 });
  return warning === undefined ? pairs.toSorted((a, b) => b.importance - a.importance) : [];
}
