import type { ModelSpecification } from '#shared/vae/model.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';

/** Parameters and optimizer slots by name, as plain numbers. */
export type StateArrays = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>>;

/** Row-major data (count, D) in [0, 1]. */
export interface Batch {
  readonly x: Float32Array;
  readonly count: number;
}

/** Seed of the run and number of the step: decides every random number of the step. */
export type StepKey = readonly [seed: number, step: number];

/** Every number of a step that may differ from the last one: a compiled step takes them as inputs too. */
export interface StepInput extends Batch {
  readonly key: StepKey;
  readonly beta: number;
  /** Of `updateScalars`. */
  readonly optimizerScalars: Readonly<Record<string, number>>;
}

/** Averages over the batch before the update, in nats per example (see `Objective`). */
export interface StepMetrics {
  readonly loss: number;
  readonly negativeElbo: number;
  readonly reconstruction: number;
  readonly kl: number;
  readonly meanSquaredError: number;
  readonly gradientNorm: number;
}

/** Per example, not averaged (see `EvaluationTerms`). */
export interface EvaluatedBatch {
  readonly reconstruction: Float32Array;
  readonly kl: Float32Array;
  readonly klPerDimension: Float32Array;
  readonly squaredError: Float32Array;
  readonly mu: Float32Array;
}

/**
 * Runs the steps of one model and holds its weights: one interface for every way to compute them. The same state, key
 * and batch give the same numbers, bit for bit, on the same engine.
 */
export interface StepRunner {
  readonly trainStep: (input: StepInput) => StepMetrics;
  readonly evaluate: (batch: Batch, key: StepKey) => EvaluatedBatch;
  /** Posterior means. (count, Z) */
  readonly encode: (batch: Batch) => Float32Array;
  /** E[x|z] of codes (count, Z). (count, D) */
  readonly decodeMean: (codes: Float32Array, count: number) => Float32Array;
  /** Learned σ at codes (count, Z); null for a Bernoulli likelihood. */
  readonly sigma: (codes: Float32Array, count: number) => number | null;
  readonly readState: () => StateArrays;
  /** Sets every parameter and slot exactly; names and shapes must be those of the model. */
  readonly writeState: (state: StateArrays) => void;
  readonly dispose: () => void;
}

export interface StepSpecification extends ModelSpecification, OptimizerSpecification {
  readonly seed: number;
}
