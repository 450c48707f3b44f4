import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { kindOfNetwork } from '#shared/contract/dataset-kind.ts';
import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import { quantities } from '#shared/contract/metric.ts';
import type { MetricName, QuantityName, QuantityRow } from '#shared/contract/metric.ts';
import type { SweepObjective } from '#shared/contract/sweep.ts';
import { choiceValues } from './sweep-draft-dimension.ts';
import type { DimensionTexts } from './sweep-draft-dimension.ts';

/** What the fixed values and the space say about a trial. */
export interface TrialValues {
  readonly loose: Readonly<Record<string, unknown>>;
  readonly dimensions: readonly DimensionTexts[];
}

export interface MetricGroup {
  readonly title: string;
  readonly metrics: readonly MetricName[];
}

const evaluated: readonly QuantityName[] = [
  'negativeElbo',
  'perplexity',
  'reconstruction',
  'kl',
  'loss',
  'meanSquaredError',
  'activeUnits',
  'mutualInformation',
  'sigma',
];
const trained: readonly QuantityName[] = ['negativeElbo', 'reconstruction', 'kl', 'loss', 'secondsPerEpoch'];

/** What an autoencoder, without a prior, has not. */
const ofLikelihoods: ReadonlySet<string> = new Set([
  'negativeElbo',
  'kl',
  'perplexity',
  'mutualInformation',
  'negativeLogLikelihood',
]);
const ofCodes: ReadonlySet<string> = new Set(['kl', 'activeUnits', 'mutualInformation', 'knnAccuracy']);
const kindOfQuantity: ReadonlyMap<string, DatasetManifest['kind']> = new Map([
  ['meanSquaredError', 'images'],
  ['sigma', 'images'],
  ['perplexity', 'texts'],
  ['mutualInformation', 'texts'],
  ['negativeLogLikelihood', 'texts'],
]);

/** Metrics that a trial can be judged by: those that training leaves behind for these values. */
export function metricGroups(values: TrialValues): readonly MetricGroup[] {
  const watched = watchedSplit(values) === 'test' ? 'test' : 'validation';
  const all: readonly MetricGroup[] = [
    {
      title: watched === 'test' ? 'Every epoch, test split' : 'Every epoch, validation split',
      metrics: evaluated.map((quantity): MetricName => `epoch/${watched}/${quantity}`),
    },
    {
      title: 'Every epoch, while training',
      metrics: trained.map((quantity): MetricName => `epoch/train/${quantity}`),
    },
    {
      title: 'At the end, test split',
      metrics: [...evaluated, 'negativeLogLikelihood' as const, 'knnAccuracy' as const].map(
        (quantity): MetricName => `final/test/${quantity}`,
      ),
    },
    { title: 'Of the model', metrics: ['final/train/parameters'] },
  ];
  const isMeasured = (metric: MetricName) => metricObstacle(metric, values) === null;
  return all.map(({ title, metrics }) => ({ title, metrics: metrics.filter(isMeasured) }));
}

/** Why no trial, or not every trial, has this metric, so that it would count as failed; null when all have it. */
export function metricObstacle(metric: MetricName, values: TrialValues): string | null {
  const { quantity } = metricParts(metric);
  return placeObstacle(metric, values) ?? quantityObstacle(quantity, values);
}

/** Whether this is where it is measured. */
function placeObstacle(metric: MetricName, values: TrialValues): string | null {
  const { scope, split, quantity } = metricParts(metric);
  const watched = watchedSplit(values);
  if (scope === 'step') return 'it is of one step, and trials are judged by an epoch or by the end';
  if (quantity === 'parameters') return metric === 'final/train/parameters' ? null : 'it is told once, at the end';
  if (scope === 'final' && split !== 'test') return 'at the end only the test split is measured';
  if (scope === 'epoch' && split !== 'train' && watched !== 'unknown' && split !== watched) {
    const why = watched === 'test' ? 'is 0' : 'is above 0, so that every epoch measures the validation split';
    return `${rowLabel('validationExamples')} ${why}`;
  }
  return null;
}

/** Whether the models of all trials have it. */
function quantityObstacle(quantity: string, values: TrialValues): string | null {
  const [name = quantity] = quantity.split('.');
  const kinds = possible('modelKind', values);
  if (ofLikelihoods.has(name) && kinds.includes('ae')) return `an autoencoder (${rowLabel('modelKind')}) has no KL`;
  if (ofCodes.has(name) && kinds.includes('language-model')) {
    return `a language model (${rowLabel('modelKind')}) has no code`;
  }
  const kind = kindOfQuantity.get(name);
  if (kind && possible('network', values).some((network) => kindOfNetwork(network) !== kind)) {
    return `only models of ${kind} have it`;
  }
  const learned = ['gaussian-shared', 'gaussian-per-dimension'];
  if (quantity === 'sigma' && possible('likelihood', values).some((value) => !learned.includes(value))) {
    return `σ is not learned with every value of ${rowLabel('likelihood')}`;
  }
  return null;
}

function rowLabel(name: string): string {
  return `“${hyperparameterRow(name).label}”`;
}

/** The same quantity on the split that is watched with so many validation examples, where it is of every epoch. */
export function onWatchedSplit(metric: MetricName, validationExamples: number): MetricName {
  const { scope, split, quantity } = metricParts(metric);
  if (scope !== 'epoch' || split === 'train') return metric;
  const watched = validationExamples === 0 ? 'test' : 'validation';
  return `epoch/${watched}/${quantity}` as MetricName; // the quantity of a metric
}

/** A metric in words: `−ELBO, validation split, every epoch`. */
export function metricWords(metric: MetricName): string {
  const { scope, split, quantity } = metricParts(metric);
  const when = { step: 'every step', epoch: 'every epoch', final: 'at the end' }[scope];
  const where = split === 'train' ? 'training' : `${split} split`;
  return `${quantityLabel(quantity)}, ${where}, ${when}`;
}

/** Only what is measured, where the rest is said around it. */
export function metricLabel(metric: MetricName): string {
  return quantityLabel(metricParts(metric).quantity);
}

export function metricQuantity(metric: MetricName): QuantityRow | undefined {
  const { quantity } = metricParts(metric);
  return quantities.find(({ name }) => name === quantity || quantity.startsWith(`${name}.`));
}

/** What a person most likely wants of it. */
export function usualGoal(metric: MetricName): SweepObjective['goal'] {
  return metricQuantity(metric)?.better === 'higher' ? 'maximize' : 'minimize';
}

function quantityLabel(quantity: string): string {
  const [name, dimension] = quantity.split('.');
  const label = quantities.find((row) => row.name === name)?.label ?? quantity;
  return dimension === undefined ? label : `${label} of dimension ${dimension}`;
}

function metricParts(metric: MetricName) {
  const [scope, split, quantity] = metric.split('/') as [
    'step' | 'epoch' | 'final',
    'train' | 'validation' | 'test',
    string,
  ]; // the type of MetricName says so
  return { scope, split, quantity };
}

/** `unknown` where it may be one or the other. */
function watchedSplit(values: TrialValues): 'validation' | 'test' | 'unknown' {
  const searched = values.dimensions.find(({ name }) => name === 'validationExamples');
  if (searched) return 'unknown';
  return values.loose['validationExamples'] === 0 ? 'test' : 'validation';
}

function possible(name: string, { loose, dimensions }: TrialValues): readonly string[] {
  const searched = dimensions.find((one) => one.name === name);
  return (searched ? choiceValues(searched) : [loose[name]]).map(String);
}
