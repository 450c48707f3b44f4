import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import { quantities } from '#shared/contract/metric.ts';
import type { QuantityName, QuantityRow } from '#shared/contract/metric.ts';
import type { Run } from '#shared/contract/run.ts';
import { headlineMetric } from '#renderer/state/headline-metric.ts';
import type { HeadlineMetric } from '#renderer/state/headline-metric.ts';

export interface FigureRow {
  readonly quantity: QuantityRow & { readonly name: QuantityName };
  readonly values: readonly (HeadlineMetric | null)[];
  /** Places of the best values; empty where there is no better or the values cannot be compared. */
  readonly best: readonly number[];
  /** Why the values cannot be compared; null when they can. */
  readonly caveat: string | null;
}

type Judged = Pick<Run, 'metrics' | 'hyperparameters' | 'datasetHash'>;

/** What depends on the likelihood: nats under different likelihoods measure different things. */
const likelihoodBound: ReadonlySet<QuantityName> = new Set(['negativeElbo', 'reconstruction', 'loss']);

/** Every figure that one of the runs has, and which run is best where that can be said. */
export function finalFigures(runs: readonly Judged[]): readonly FigureRow[] {
  return quantities.flatMap((quantity) => {
    const values = runs.map((run) => headlineMetric(run, quantity.name));
    if (values.every((value) => value === null)) return [];
    const caveat = caveatFor(quantity.name, runs, values);
    return [{ quantity, values, best: caveat ? [] : bestPlaces(values, quantity.better), caveat }];
  });
}

/** Why a quantity of these runs cannot be compared, whatever it is on; null when it can. */
export function comparabilityCaveat(name: QuantityName, runs: readonly Judged[]): string | null {
  if (name === 'secondsPerEpoch') return null;
  if (differs(runs.map((run) => run.datasetHash))) return 'Measured on different datasets.';
  if (differs(runs.map((run) => run.hyperparameters.binarization))) return 'The data are binarized differently.';
  if (name !== 'parameters' && differs(runs.map(readingKey)))
    return 'The texts are read differently: tokens, letter case, vocabulary, longest text, or whether end marks count.';
  if (likelihoodBound.has(name) && differs(runs.map(likelihoodKey)))
    return 'The likelihoods differ: nats of one are not nats of another.';
  return null;
}

function caveatFor(
  name: QuantityName,
  runs: readonly Judged[],
  values: readonly (HeadlineMetric | null)[],
): string | null {
  const caveat = comparabilityCaveat(name, runs);
  if (caveat || name === 'secondsPerEpoch') return caveat;
  if (differs(values.flatMap((value) => (value ? [value.split] : []))))
    return 'Measured on different splits; wait until all are finished.';
  return null;
}

/** What a text is to a model: other tokens, or others left out, are other nats. A topic model writes no end marks. */
function readingKey({ hyperparameters: values }: Judged): string | null {
  if (dataKindOf(values) === 'images') return null;
  const { tokenization, letterCase, vocabularySize, longestText, network } = values;
  return JSON.stringify([tokenization, letterCase, vocabularySize, longestText, network === 'topics']);
}

/** A fixed σ is part of the likelihood; a learned one is found by the model itself. */
function likelihoodKey({ hyperparameters: { likelihood, sigma } }: Judged): string {
  if (likelihood === 'bernoulli') return likelihood;
  return likelihood === 'gaussian-fixed' ? `gaussian ${sigma}` : 'gaussian';
}

function bestPlaces(values: readonly (HeadlineMetric | null)[], better: QuantityRow['better']): readonly number[] {
  const numbers = values.flatMap((value) => (value ? [value.value] : []));
  if (better === 'neither' || numbers.length < 2 || !differs(numbers)) return [];
  const best = better === 'lower' ? Math.min(...numbers) : Math.max(...numbers);
  return values.flatMap((value, place) => (value?.value === best ? [place] : []));
}

function differs(values: readonly unknown[]): boolean {
  return values.some((value) => value !== values[0]);
}
