import { z } from 'zod';

/** A step value is one optimizer step; an epoch value is over all examples of a split, weighted by examples. */
export const metricScopes = ['step', 'epoch', 'final'] as const;
export const metricSplits = ['train', 'validation', 'test'] as const;
export type MetricScope = (typeof metricScopes)[number];
export type MetricSplit = (typeof metricSplits)[number];

export interface QuantityRow {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly help: string;
}

/** What is measured. Signs and reductions are said here once: sums over dimensions, means over examples. */
export const quantities = [
  {
    name: 'negativeElbo',
    label: '−ELBO',
    unit: 'nats per example',
    better: 'lower',
    help: 'reconstruction + KL, always with β = 1: an upper bound on −log p(x).',
  },
  {
    name: 'reconstruction',
    label: 'Reconstruction',
    unit: 'nats per example',
    better: 'lower',
    help: '−E[log p(x|z)], summed over dimensions.',
  },
  {
    name: 'kl',
    label: 'KL',
    unit: 'nats per example',
    better: 'neither',
    help: 'KL(q(z|x) ‖ p(z)), summed over latent dimensions.',
  },
  {
    name: 'loss',
    label: 'Loss',
    unit: 'nats per example',
    better: 'lower',
    help: 'What is minimized: reconstruction + β · KL.',
  },
  {
    name: 'meanSquaredError',
    label: 'MSE',
    unit: 'per dimension',
    better: 'lower',
    help: 'Between the data and the mean of p(x|z).',
  },
  { name: 'beta', label: 'β', unit: '', better: 'neither', help: 'Weight of the KL term in this step.' },
  {
    name: 'sigma',
    label: 'σ',
    unit: 'data units',
    better: 'neither',
    help: 'Learned standard deviation of the likelihood (root mean square where it differs by dimension).',
  },
  {
    name: 'gradientNorm',
    label: 'Gradient norm',
    unit: '',
    better: 'neither',
    help: 'Joint Euclidean norm of all gradients before clipping.',
  },
  {
    name: 'activeUnits',
    label: 'Active units',
    unit: 'dimensions',
    better: 'neither',
    help: 'Latent dimensions whose posterior mean has a variance over the split above 0.01 (Burda et al. 2016).',
  },
  {
    name: 'knnAccuracy',
    label: '10-NN accuracy',
    unit: 'share',
    better: 'higher',
    help: 'Of 10 nearest neighbors on the posterior means: test codes classified by up to 20,000 training codes.',
  },
  {
    name: 'perplexity',
    label: 'Perplexity',
    unit: 'per token',
    better: 'lower',
    help: 'Of texts: exp(−ELBO per token), reconstruction and KL together; the end mark counts as a token.',
  },
  {
    name: 'mutualInformation',
    label: 'Mutual information',
    unit: 'nats',
    better: 'neither',
    help: 'Of x and z: KL less the distance of the aggregate posterior from the prior (Hoffman & Johnson 2016), over at most 2,000 examples; 0 where z is ignored.',
  },
  {
    name: 'negativeLogLikelihood',
    label: '−log p(x)',
    unit: 'nats per example',
    better: 'lower',
    help: 'Estimated by importance sampling with 100 samples (Burda et al. 2016) over at most 1,000 examples; tighter than −ELBO.',
  },
  {
    name: 'trigramNll',
    label: 'KN-3',
    unit: 'nats per example',
    better: 'lower',
    help: 'Baseline: −log p(x) of an interpolated Kneser-Ney trigram with the same vocabulary, counted on the same training texts.',
  },
  {
    name: 'trigramPerplexity',
    label: 'KN-3 perplexity',
    unit: 'per token',
    better: 'lower',
    help: 'Baseline: perplexity of the Kneser-Ney trigram; the end mark counts as a token.',
  },
  {
    name: 'unknownShare',
    label: 'Out of vocabulary',
    unit: 'share',
    better: 'lower',
    help: 'Of the tokens of a split, how many are read as unknown.',
  },
  {
    name: 'secondsPerEpoch',
    label: 'Seconds per epoch',
    unit: 's',
    better: 'lower',
    help: 'Wall-clock time of the training steps of the epoch.',
  },
  {
    name: 'parameters',
    label: 'Parameters',
    unit: '',
    better: 'neither',
    help: 'Numbers that training adjusts: weights and biases of encoder and decoder.',
  },
] as const satisfies readonly QuantityRow[];

export type QuantityName = (typeof quantities)[number]['name'];
/** `kl.3` is the KL of latent dimension 3 (counted from 0). */
export type MetricName = `${MetricScope}/${MetricSplit}/${QuantityName | `kl.${number}`}`;

const names = quantities.map((quantity) => quantity.name).join('|');
export const metricNameSchema = z.custom<MetricName>(
  (value) =>
    typeof value === 'string' &&
    new RegExp(`^(${metricScopes.join('|')})/(${metricSplits.join('|')})/(${names}|kl\\.\\d+)$`).test(value),
  'expected scope/split/quantity',
);

/** Points of one series in the order of their steps; step 0 is before the first update. */
export interface MetricSeries {
  readonly name: MetricName;
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

/** What was appended since a cursor, and the cursor to ask with next time. */
export interface MetricPage {
  readonly cursor: number;
  readonly series: readonly MetricSeries[];
  /** True when the run was resumed since the cursor: forget the points that were read and begin again with this page. */
  readonly restarted: boolean;
}
