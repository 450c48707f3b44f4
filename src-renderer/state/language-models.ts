import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import { hyperparameterApplies, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { isSameValue } from './draft-form.ts';

/** Values of a model of texts as those of its decoder alone: without what only a code or an encoder can have. */
export function asLanguageModel(values: Hyperparameters): Hyperparameters {
  return {
    ...values,
    modelKind: 'language-model',
    wordDecoder: 'in-order',
    inputNoise: 'none',
    wordDropout: 0, // it has no code that it could neglect
    pretrainingEpochs: 0,
    encoderSteps: 1,
  };
}

/** Whether a language model of the same size can be trained beside a run: of texts in order that is none itself. */
export function hasLanguageModel({ hyperparameters: values }: Pick<Run, 'hyperparameters'>): boolean {
  return dataKindOf(values) === 'texts' && values.network !== 'topics' && values.modelKind !== 'language-model';
}

/** Rows that a model and its baseline must have in common, for the same nats and the same size of the decoder. */
const inCommon: readonly HyperparameterName[] = [
  'trainingExamples',
  'validationExamples',
  'tokenization',
  'letterCase',
  'vocabularySize',
  'longestText',
  'network',
  'cell',
  'embeddingSize',
  'hiddenSize',
  'transformerLayers',
  'attentionHeads',
  'embeddings',
  'labelCondition',
];

/** The newest finished language model of the same texts, tokens and sizes; undefined where there is none. */
export function languageModelOf(run: Run, runs: readonly Run[]): Run | undefined {
  if (!hasLanguageModel(run)) return undefined;
  const values = run.hyperparameters;
  const rows = inCommon.filter((name) => hyperparameterApplies(hyperparameterRow(name), values));
  const isItsOwn = (other: Run) =>
    other.state === 'finished' &&
    other.hyperparameters.modelKind === 'language-model' &&
    other.datasetHash === run.datasetHash &&
    rows.every((name) => isSameValue(other.hyperparameters[name], values[name]));
  return runs.filter(isItsOwn).toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0];
}
