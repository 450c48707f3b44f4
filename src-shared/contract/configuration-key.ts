import { hyperparameterApplies, hyperparameters } from './hyperparameters.ts';
import type { HyperparameterName } from './hyperparameters.ts';
import type { Run } from './run.ts';

/** Rows that say which of the repeats it is, or where it is computed, but not what is tried out. */
export const repeatRows: ReadonlySet<string> = new Set([
  'seed',
  'engine',
  'threads',
  'xla',
] satisfies readonly HyperparameterName[]);

/** The same text for runs that repeat one configuration on one dataset. Rows that do not apply do not count. */
export function configurationKey({
  hyperparameters: values,
  datasetHash,
}: Pick<Run, 'hyperparameters' | 'datasetHash'>): string {
  const counted = hyperparameters.filter((row) => !repeatRows.has(row.name) && hyperparameterApplies(row, values));
  return JSON.stringify([datasetHash, ...counted.map((row) => [row.name, values[row.name]])]);
}
