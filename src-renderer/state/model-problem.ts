import { dataKindOf, ofImageModel, ofTextModel } from '#shared/contract/dataset-kind.ts';
import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { expectedTextShape } from '#shared/text/expected-text-shape.ts';
import { textParameterCount } from '#shared/text/text-parameters.ts';
import { expectedTextProblem } from '#shared/text/text-problem.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import { networkProblem } from '#shared/vae/network-problem.ts';
import { dataKind } from './data-source.ts';
import type { DataSource } from './data-source.ts';

/** A row that cannot be with the others or with the data, and what to do about it, as the rest of a sentence. */
export interface ModelProblem {
  readonly name: string;
  readonly what: string;
}

/** Why there is no such model of these data; null when there is one. A corpus may turn out to have labels. */
export function modelProblem(values: Hyperparameters, source: DataSource): ModelProblem | null {
  if (source.kind === 'images') return networkProblem({ ...values, dataShape: source.shape });
  if (dataKindOf(values) === 'images') {
    const what = `${values.network} is for images, the data are texts; choose recurrent, transformer or topics`;
    return { name: 'network', what };
  }
  return expectedTextProblem(ofTextModel(values), classCount(source) ?? 1);
}

/** The same as a sentence. */
export function modelProblemWords(values: Hyperparameters, source: DataSource): string | null {
  const problem = modelProblem(values, source);
  return problem && `“${hyperparameterRow(problem.name).label}”: ${problem.what}.`;
}

/**
 * How many numbers training adjusts; of texts at most, as their vocabulary may turn out to be smaller. Null where there is
 * no such model, or where it is told labels that are not known yet.
 */
export function modelParameterCount(values: Hyperparameters, source: DataSource): number | null {
  if (modelProblem(values, source)) return null;
  if (source.kind === 'images') return parameterCount({ ...ofImageModel(values), dataShape: source.shape });
  const classes = values.labelCondition === 'label' ? classCount(source) : 0;
  if (classes === null) return null;
  return textParameterCount({ ...ofTextModel(values), dataShape: expectedTextShape(values, classes) });
}

/** Whether the values are those of models of such data. */
export function isOfKind(values: Pick<Hyperparameters, 'network'>, source: Pick<DataSource, 'kind'>): boolean {
  return dataKindOf(values) === dataKind(source);
}

function classCount(source: DataSource): number | null {
  return source.kind === 'texts' ? source.classes.length : null;
}
