import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { activeUnits } from '#shared/evaluation/active-units.ts';
import { nearestNeighborAccuracy } from '#shared/evaluation/knn-accuracy.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { blockRows } from '#main/engine/row-blocks.ts';
import type { EvaluatedBatch, StepRunner } from '#main/engine/step-runner.ts';
import { klPerDimension, neighborCodes } from '../code-figures.ts';
import { rowRange } from '../split-rows.ts';
import type { Figures } from '../subject.ts';
import type { PreparedData, PreparedSplit } from './prepared-images.ts';

export interface SplitEvaluation {
  /** By quantity name, `kl.<i>` included. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Posterior means. (count, Z) */
  readonly means: Float32Array;
}

/**
 * Means over all examples of a split; one posterior sample each, the same draws every time, so that a curve shows the
 * model's change and not the sampling's.
 */
export function evaluateSplit(runner: StepRunner, values: Hyperparameters, split: PreparedSplit): SplitEvaluation {
  const latent = values.latentSize;
  const sums = { reconstruction: 0, kl: 0, squaredError: 0 };
  const klSums = new Float64Array(latent);
  const means = new Float32Array(split.count * latent);
  for (let start = 0; start < split.count; start += blockRows) {
    const rows = rowRange(start, Math.min(start + blockRows, split.count));
    const key = placeSeed([values.seed, start], 'evaluation');
    const terms = runner.evaluate({ examples: split, rows }, key);
    for (const name of ['reconstruction', 'kl', 'squaredError'] as const) sums[name] += total(terms[name]);
    addColumns(klSums, terms, latent);
    means.set(terms.mu, start * latent);
  }
  const sigma = learnsSigma(values)
    ? runner.sigma(means.slice(0, Math.min(split.count, 1000) * latent), Math.min(split.count, 1000))
    : null;
  return { metrics: summarize(values, split, { sums, klSums, means, sigma }), means };
}

/** Share of test codes that their 10 nearest among up to 20,000 training codes classify; null without labels. */
export function knnAccuracy(
  runner: StepRunner,
  values: Hyperparameters,
  train: PreparedSplit,
  test: { readonly labels: Uint8Array | null; readonly means: Float32Array },
): number | null {
  if (!train.labels || !test.labels) return null;
  const count = Math.min(train.count, neighborCodes);
  const codes = encodeRows(runner, train, count);
  return nearestNeighborAccuracy(codes, train.labels.subarray(0, count), test.means, test.labels, values.latentSize);
}

/** All figures of the test split. */
export function measureImages(runner: StepRunner, values: Hyperparameters, { train, test }: PreparedData): Figures {
  const { metrics, means } = evaluateSplit(runner, values, test);
  const accuracy = knnAccuracy(runner, values, train, { labels: test.labels, means });
  return accuracy === null ? metrics : { ...metrics, knnAccuracy: accuracy };
}

/** Posterior means of the first `count` examples. (count, Z) */
export function encodeRows(runner: StepRunner, split: PreparedSplit, count: number): Float32Array {
  return runner.encode({ examples: split, rows: rowRange(0, count) });
}

export function learnsSigma(values: Hyperparameters): boolean {
  return values.likelihood === 'gaussian-shared' || values.likelihood === 'gaussian-per-dimension';
}

interface Totals {
  readonly sums: { readonly reconstruction: number; readonly kl: number; readonly squaredError: number };
  readonly klSums: Float64Array;
  readonly means: Float32Array;
  readonly sigma: number | null;
}

function summarize(values: Hyperparameters, split: PreparedSplit, totals: Totals): Record<string, number> {
  const reconstruction = totals.sums.reconstruction / split.count;
  const metrics: Record<string, number> = {
    reconstruction,
    loss: reconstruction,
    meanSquaredError: totals.sums.squaredError / split.count / split.size,
    activeUnits: activeUnits(totals.means, values.latentSize),
  };
  if (totals.sigma !== null) metrics['sigma'] = totals.sigma;
  if (values.modelKind === 'ae') return metrics;
  const kl = totals.sums.kl / split.count;
  metrics['kl'] = kl;
  metrics['negativeElbo'] = reconstruction + kl;
  metrics['loss'] = reconstruction + values.beta * kl;
  return { ...metrics, ...klPerDimension(totals.klSums, split.count) };
}

function total(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function addColumns(sums: Float64Array, terms: EvaluatedBatch, columns: number): void {
  terms.klPerDimension.forEach((value, i) => (sums[i % columns]! += value));
}
