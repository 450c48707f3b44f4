import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import { activeUnits } from '#shared/evaluation/active-units.ts';
import { mutualInformation } from '#shared/evaluation/mutual-information.ts';
import { nearestNeighborAccuracy } from '#shared/evaluation/knn-accuracy.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { matrixRows } from '#shared/statistics/matrix-rows.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import type { EvaluatedTexts, TextStepRunner } from '#main/engine/text-step-runner.ts';
import { klPerDimension, neighborCodes } from '../code-figures.ts';
import { rowRange } from '../split-rows.ts';
import type { Figures } from '../subject.ts';
import { batchesByLength, textBatch } from './text-batch.ts';
import type { TextSplit } from './text-split.ts';

/** A model of texts that is open in this process. */
export interface OpenTextModel {
  readonly runner: TextStepRunner;
  readonly values: TextHyperparameters;
  /** Of batches, ascending; see `PreparedTexts`. */
  readonly widths: readonly number[];
}

export interface TextEvaluation {
  /** By quantity name, `kl.<i>` included. */
  readonly metrics: Figures;
  /** Posterior means; empty for a language model. (count, Z) */
  readonly means: Float32Array;
}

const mutualInformationTexts = 2000;
const importanceTexts = 1000;
const importanceSamples = 100;

/**
 * Means over all texts of a split, each counted once; one posterior sample each, the same draws every time, so that a curve
 * shows the model's change and not the sampling's. Perplexity is e to the power of Σ (reconstruction + KL) / Σ tokens.
 */
export function evaluateTexts(model: OpenTextModel, split: TextSplit): TextEvaluation {
  const { runner, values } = model;
  const latent = values.modelKind === 'language-model' ? 0 : values.latentSize;
  const sums = { reconstruction: 0, kl: 0, tokenCount: 0 };
  const klSums = new Float64Array(latent);
  const means = new Float32Array(split.count * latent);
  const logVars = new Float32Array(split.count * latent);
  forEachBatch(model, split, rowRange(0, split.count), (batch, rows, number) => {
    const terms = runner.evaluate(batch, placeSeed([values.seed, number], 'evaluation'));
    rows.forEach((row, i) => {
      for (const name of ['reconstruction', 'kl', 'tokenCount'] as const) sums[name] += terms[name][i]!;
      copyRow(terms, i, { row, latent, klSums, means, logVars });
    });
  });
  const metrics = { ...meansOf(values, split.count, sums), ...codeFigures() };
  return { metrics, means };

  function codeFigures(): Figures {
    if (latent === 0) return {};
    const units = { activeUnits: activeUnits(means, latent) };
    if (values.modelKind !== 'vae') return units;
    const information = sampledInformation(values, { means, logVars, latent });
    return { ...units, mutualInformation: information, ...klPerDimension(klSums, split.count) };
  }
}

/** Posterior means of some texts, in the order of the rows. (rows, Z) */
export function encodeTexts(model: OpenTextModel, split: TextSplit, rows: Int32Array): Float32Array {
  const latent = model.values.latentSize;
  const codes = new Float32Array(rows.length * latent);
  const places = new Map(Array.from(rows, (row, place) => [row, place] as const));
  forEachBatch(model, split, rows, (batch, some) => {
    const means = model.runner.encode(batch);
    some.forEach((row, i) => codes.set(means.subarray(i * latent, (i + 1) * latent), places.get(row)! * latent)); // of these rows
  });
  return codes;
}

/** Share of test codes that their 10 nearest among up to 20,000 training codes classify; null without labels or codes. */
export function textKnnAccuracy(
  model: OpenTextModel,
  train: TextSplit,
  test: { readonly labels: Uint8Array | null; readonly means: Float32Array },
): number | null {
  const { modelKind, latentSize } = model.values;
  if (!train.labels || !test.labels || modelKind === 'language-model') return null;
  const rows = spreadPlaces(Math.min(train.count, neighborCodes), train.count);
  const labels = Uint8Array.from(rows, (row) => train.labels![row]!); // looked at above
  return nearestNeighborAccuracy(encodeTexts(model, train, rows), labels, test.means, test.labels, latentSize);
}

/** −log p(x) in nats per text by importance sampling, over up to 1,000 texts that are spread over the split. */
export function importanceFigure(model: OpenTextModel, split: TextSplit): number {
  const { runner, values } = model;
  const rows = spreadPlaces(Math.min(split.count, importanceTexts), split.count);
  let sum = 0;
  forEachBatch(model, split, rows, (batch, some, number) => {
    const key = placeSeed([values.seed, number], 'importance');
    const nats = runner.importanceNats(batch, key, importanceSamples);
    some.forEach((_, i) => (sum += nats[i]!));
  });
  return sum / rows.length;
}

/** What all kinds of models have, from sums over texts. */
function meansOf(
  { modelKind, beta }: TextHyperparameters,
  count: number,
  sums: { readonly reconstruction: number; readonly kl: number; readonly tokenCount: number },
): Figures {
  const [reconstruction, kl] = [sums.reconstruction / count, sums.kl / count];
  if (modelKind === 'ae') return { reconstruction, loss: reconstruction };
  const both = {
    negativeElbo: reconstruction + kl,
    reconstruction,
    perplexity: Math.exp((sums.reconstruction + sums.kl) / sums.tokenCount),
  };
  if (modelKind === 'language-model') return { ...both, loss: reconstruction };
  return { ...both, kl, loss: reconstruction + beta * kl };
}

function sampledInformation(
  { seed }: TextHyperparameters,
  { means, logVars, latent }: { readonly means: Float32Array; readonly logVars: Float32Array; readonly latent: number },
): number {
  const count = means.length / latent;
  const rows = spreadPlaces(Math.min(count, mutualInformationTexts), count);
  const some = (all: Float32Array) => matrixRows(all, latent, rows);
  return mutualInformation({ mu: some(means), logVar: some(logVars), dimensions: latent }, [seed, 0]);
}

function forEachBatch(
  { values, widths }: OpenTextModel,
  split: TextSplit,
  rows: Int32Array,
  visit: (batch: ReturnType<typeof textBatch>, rows: Int32Array, number: number) => void,
): void {
  const withLabels = isToldLabels(values);
  const count = values.batchSize; // of training, whose graphs know this number; filled up where there are fewer
  batchesByLength(split, rows, { widths, count }).forEach(({ rows: some, width }, number) => {
    visit(textBatch(split, { rows: some, width, count, withLabels }), some, number);
  });
}

interface CodeRow {
  readonly row: number;
  readonly latent: number;
  readonly klSums: Float64Array;
  readonly means: Float32Array;
  readonly logVars: Float32Array;
}

function copyRow(terms: EvaluatedTexts, i: number, { row, latent, klSums, means, logVars }: CodeRow): void {
  for (let dimension = 0; dimension < latent; dimension++) {
    const [from, to] = [i * latent + dimension, row * latent + dimension];
    klSums[dimension]! += terms.klPerDimension[from]!;
    means[to] = terms.mu[from]!;
    logVars[to] = terms.logVar[from]!;
  }
}
