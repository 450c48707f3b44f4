import { hyperparameterApplies, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterRow, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { configText } from './config-rows.ts';
import { isSameValue } from './draft-form.ts';

export interface ConfigDifference {
  readonly row: HyperparameterRow;
  /** One text a run, in order; null where the row does not matter for that run. */
  readonly texts: readonly (string | null)[];
  readonly isDifferent: boolean;
}

/** All hyperparameters side by side. A row that matters to no run is left out. */
export function configDifferences(runs: readonly Hyperparameters[]): readonly ConfigDifference[] {
  return hyperparameters.flatMap((row) => {
    const applying = runs.map((values) => hyperparameterApplies(row, values));
    if (!applying.includes(true)) return [];
    const values = runs.map((run, i) => (applying[i] ? run[row.name] : undefined));
    const texts = values.map((value) => (value === undefined ? null : configText(row, value)));
    return [{ row, texts, isDifferent: values.some((value) => !isSameValue(value, values[0])) }];
  });
}
