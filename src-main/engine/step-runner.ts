import type { ModelSpecification } from '#shared/vae/model.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import type { Examples } from './examples.ts';
import type { ExampleRows } from './executor.ts';
import type { StateArrays } from './state-arrays.ts';

/** Row-major data (count, D) in [0, 1], or rows of a set of examples by number. */
export type Batch = { readonly x: Float32Array; readonly count: number } | ExampleRows;

/** Seed of the run and number of the step: decides every random number of the step. */
export type StepKey = readonly [seed: number, step: number];

/** A batch, and every number of a step that may differ from the last one. */
export interface StepInput {
  readonly batch: Batch;
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

/** What a runner will be asked for most: it can get ready for that. */
export interface ExpectedWork {
  /** Sets whose rows will be batches. */
  readonly examples: readonly Examples[];
  /** How many rows the batches of training will have; the first is the usual one. */
  readonly batchSizes: readonly number[];
  /** Steps of training that are left. */
  readonly steps: number;
  /** Whether XLA compiles the step; `auto` is decided by a measurement. */
  readonly xla: 'auto' | 'on' | 'off';
}

/**
 * Runs the steps of one model and holds its weights. The same state, key and batch give the same numbers, bit for bit,
 * on the same engine.
 */
export interface StepRunner {
  readonly computedBy: {
    /** Name and version of all that computes: runs repeat bit for bit on the same one. */
    readonly description: string;
    /** Why it is not what one would expect; null when it is. */
    readonly notice: string | null;
  };
  readonly trainStep: (input: StepInput) => StepMetrics;
  /** At most `blockRows` examples: their noise is drawn together. */
  readonly evaluate: (batch: Batch, key: StepKey) => EvaluatedBatch;
  /** Posterior means. (count, Z) */
  readonly encode: (batch: Batch) => Float32Array;
  /** E[x|z] of codes (count, Z). (count, D) */
  readonly decodeMean: (codes: Float32Array, count: number) => Float32Array;
  /**
   * Standard deviation of p(x|z) in data units, the root mean square over codes (count, Z) and dimensions; null for a
   * Bernoulli likelihood.
   */
  readonly sigma: (codes: Float32Array, count: number) => number | null;
  readonly readState: () => StateArrays;
  /** Sets every parameter and slot exactly; names and shapes must be those of the model. */
  readonly writeState: (state: StateArrays) => void;
  readonly dispose: () => void;
}

export interface StepSpecification extends ModelSpecification, OptimizerSpecification {
  readonly seed: number;
}
