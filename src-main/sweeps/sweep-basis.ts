import { dataKindOf, requireImages, requireTexts } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { hyperparameterError, hyperparameters as rows } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';

/** What a sweep is made of besides its definition: the values that every trial begins with, and the data. */
export interface SweepBasis {
  readonly hyperparameters: Hyperparameters;
  readonly datasetHash: string;
  /** Trials at once, each in a process of its own. */
  readonly workers: number;
}

/**
 * The definition with everything spelled out, so that nothing depends on a later default. Throws 'dataset/not-found',
 * 'dataset/wrong-kind' where the network is for other data, and 'arguments/invalid' with the row whose value in the definition is not allowed.
 */
export function sweepDefinitionOf(
  { datasets }: Pick<ReadableWorkspace, 'datasets'>,
  definition: SweepDefinition,
  { hyperparameters, datasetHash }: SweepBasis,
): SweepDefinition {
  const manifest = datasets.get(datasetHash);
  if (!manifest) {
    throw new WorkbenchError('dataset/not-found', `There is no dataset ${datasetHash} in this workspace.`);
  }
  for (const [name, value] of Object.entries(definition.hyperparameters)) {
    const row = rows.find((one) => one.name === name);
    const error = row ? hyperparameterError(row, value) : 'there is no such hyperparameter.';
    if (error !== null) throw new WorkbenchError('arguments/invalid', `${name}: ${error}`, { name });
  }
  const values = { ...hyperparameters, ...definition.hyperparameters };
  if (dataKindOf(values) === 'images') requireImages(manifest);
  else requireTexts(manifest);
  return { ...definition, hyperparameters: values, dataset: datasetHash };
}
