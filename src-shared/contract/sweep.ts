import { z } from 'zod';
import { hyperparameterError, hyperparameterRow, hyperparameters } from './hyperparameters.ts';
import type { HyperparameterRow } from './hyperparameters.ts';
import { metricNameSchema } from './metric.ts';
import type { MetricName } from './metric.ts';
import type { RunError } from './run.ts';

export const sweepIdSchema = z.string().regex(/^[0-9a-z]{8,32}$/, 'expected a sweep id such as 20261124abcd');

/** A value of a row of the hyperparameter table. */
const valueSchema = z.union([z.number(), z.string(), z.array(z.number()).readonly()]);
export type HyperparameterValue = z.infer<typeof valueSchema>;

/** The dimension is searched only where an earlier one, a choice, has one of these values. */
const conditionSchema = z.strictObject({ name: z.string(), isOneOf: z.array(valueSchema).min(1).readonly() });
const named = { name: z.string(), when: conditionSchema.optional() };

const dimensionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...named, kind: z.literal('choice'), values: z.array(valueSchema).min(1).readonly() }),
  z.strictObject({ ...named, kind: z.literal('integer'), ...range() }),
  z.strictObject({ ...named, kind: z.literal('float'), ...range() }),
]);
/** What one row of the hyperparameter table may be in a sweep. */
export type SweepDimension = z.infer<typeof dimensionSchema>;

function range() {
  /** `log`: searched on a logarithmic scale. */
  return { minimum: z.number(), maximum: z.number(), log: z.boolean().default(false) };
}

const objectiveSchema = z.strictObject({ metric: metricNameSchema, goal: z.enum(['minimize', 'maximize']) });
export type SweepObjective = z.infer<typeof objectiveSchema>;

/** Trials that break it are worse than all that do not. */
const constraintSchema = z
  .strictObject({ metric: metricNameSchema, atLeast: z.number().optional(), atMost: z.number().optional() })
  .refine((one) => one.atLeast !== undefined || one.atMost !== undefined, 'expected "atLeast", "atMost" or both');
export type SweepConstraint = z.infer<typeof constraintSchema>;

const count = z.int().min(1);
const samplerSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('grid'), levels: z.record(z.string(), count).optional() }),
  z.strictObject({ name: z.literal('random') }),
  z.strictObject({ name: z.literal('quasi-random') }),
  z.strictObject({ name: z.literal('tpe'), startupTrials: count.optional() }),
  z.strictObject({ name: z.literal('cma-es'), populationSize: z.int().min(4).optional() }),
  z.strictObject({ name: z.literal('gaussian-process'), startupTrials: count.optional() }),
  z.strictObject({ name: z.literal('nsga2'), populationSize: z.int().min(4).optional() }),
]);
export type SweepSampler = z.infer<typeof samplerSchema>;

/** Steps are epochs. */
const comparison = {
  startupTrials: count.default(5),
  warmupSteps: z.int().min(0).default(0),
  interval: count.default(1),
};
const halving = {
  minimumResource: count,
  maximumResource: count,
  reductionFactor: z.int().min(2).default(3),
  /** Trials of a rung wait for each other, paused, and the best of the whole rung go on; else each is compared with those before it. */
  synchronous: z.boolean().default(false),
};
const prunerSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('none') }),
  z.strictObject({ name: z.literal('median'), ...comparison }),
  z.strictObject({ name: z.literal('percentile'), percentile: z.number().min(0).max(100), ...comparison }),
  z.strictObject({ name: z.literal('patience'), patience: count, minDelta: z.number().min(0).default(0) }),
  z.strictObject({
    name: z.literal('threshold'),
    lower: z.number().optional(),
    upper: z.number().optional(),
    warmupSteps: z.int().min(0).default(0),
  }),
  z.strictObject({ name: z.literal('asha'), ...halving }),
  z.strictObject({ name: z.literal('hyperband'), ...halving }),
]);
export type SweepPruner = z.infer<typeof prunerSchema>;

const rowNames: ReadonlySet<string> = new Set(hyperparameters.map(({ name }) => name));

/**
 * A sweep as it is asked for and as its file holds it: runs of a preset (or of the defaults) with the values of
 * `hyperparameters`, and above them those of a point of the space.
 */
export const sweepDefinitionSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    preset: z.string().max(100).optional(),
    /** Name or hash. */
    dataset: z.string().min(1).optional(),
    hyperparameters: z.record(z.string(), z.unknown()).default({}),
    space: z.array(dimensionSchema).min(1).readonly(),
    /** The first one is what pruners look at, epoch by epoch. */
    objectives: z.array(objectiveSchema).min(1).readonly(),
    constraints: z.array(constraintSchema).default([]).readonly(),
    sampler: samplerSchema,
    pruner: prunerSchema.default({ name: 'none' }),
    trials: z.int().min(1).max(1_000_000),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(0),
  })
  .superRefine((sweep, context) => {
    for (const [index, message] of dimensionErrors(sweep.space)) {
      context.addIssue({ code: 'custom', path: ['space', index], message });
    }
    for (const error of [prunerError(sweep.pruner), samplerError(sweep.sampler, sweep.space)]) {
      if (error !== null) context.addIssue({ code: 'custom', path: [...error.path], message: error.message });
    }
    const isSearchable = ['gaussian-process', 'cma-es'].includes(sweep.sampler.name);
    if (isSearchable && sweep.objectives.length > 1) {
      const message = `${sweep.sampler.name} searches for one objective; use tpe or nsga2 for ${sweep.objectives.length}`;
      context.addIssue({ code: 'custom', path: ['sampler'], message });
    }
    if (sweep.pruner.name !== 'none' && !sweep.objectives[0]?.metric.startsWith('epoch/')) {
      const message = `a pruner needs a first objective that is measured every epoch, such as ${exampleMetric}`;
      context.addIssue({ code: 'custom', path: ['pruner'], message });
    }
  });
export type SweepDefinition = z.infer<typeof sweepDefinitionSchema>;

const exampleMetric: MetricName = 'epoch/validation/negativeElbo';

/** What is wrong with one place of a definition. */
interface PlacedError {
  readonly path: readonly string[];
  readonly message: string;
}

function prunerError(pruner: SweepPruner): PlacedError | null {
  if (pruner.name === 'threshold' && (pruner.lower ?? -Infinity) > (pruner.upper ?? Infinity)) {
    const message = `the lower threshold ${pruner.lower} is above the upper one ${pruner.upper}`;
    return { path: ['pruner', 'lower'], message };
  }
  if ((pruner.name === 'asha' || pruner.name === 'hyperband') && pruner.minimumResource > pruner.maximumResource) {
    const message = `minimumResource ${pruner.minimumResource} is above maximumResource ${pruner.maximumResource}`;
    return { path: ['pruner', 'minimumResource'], message };
  }
  return null;
}

function samplerError(sampler: SweepSampler, space: readonly SweepDimension[]): PlacedError | null {
  if (sampler.name !== 'grid') return null;
  const numeric = space.filter(({ kind }) => kind !== 'choice').map(({ name }) => name);
  const unknown = Object.keys(sampler.levels ?? {}).find((name) => !numeric.includes(name));
  if (unknown === undefined) return null;
  return { path: ['sampler', 'levels', unknown], message: `"${unknown}" is no numeric dimension` };
}

/** What is wrong with the dimensions, each by its place and in a sentence that names the row. */
function dimensionErrors(space: readonly SweepDimension[]): (readonly [number, string])[] {
  return space.flatMap((dimension, index) => {
    const error = dimensionError(dimension, space.slice(0, index));
    return error === null ? [] : [[index, error] as const];
  });
}

function dimensionError(dimension: SweepDimension, earlier: readonly SweepDimension[]): string | null {
  const { name } = dimension;
  if (!rowNames.has(name)) return `there is no hyperparameter "${name}"`;
  if (name === 'seed') return 'seed: a sweep looks for settings, not for lucky seeds';
  if (earlier.some((one) => one.name === name)) return `${name} is searched twice`;
  return valueError(dimension, hyperparameterRow(name)) ?? conditionError(dimension, earlier);
}

function valueError(dimension: SweepDimension, row: HyperparameterRow): string | null {
  if (dimension.kind === 'choice') {
    const wrong = dimension.values.map((value) => hyperparameterError(row, value)).find((error) => error !== null);
    const isRepeated = new Set(dimension.values.map((value) => JSON.stringify(value))).size < dimension.values.length;
    return wrong ?? (isRepeated ? `${row.name}: a value is there twice` : null);
  }
  const { kind, minimum, maximum, log } = dimension;
  if (row.kind === 'choice' || row.kind === 'widths') return `${row.name}: expected kind "choice", got "${kind}"`;
  if (row.kind === 'integer' && kind === 'float') return `${row.name}: expected kind "integer", got "float"`;
  if (kind === 'integer' && !(Number.isInteger(minimum) && Number.isInteger(maximum))) {
    return `${row.name}: an integer is searched between whole numbers, got ${minimum} and ${maximum}`;
  }
  if (minimum > maximum) return `${row.name}: the minimum ${minimum} is above the maximum ${maximum}`;
  if (log && !(minimum > 0)) return `${row.name}: a log scale needs a minimum above 0, got ${minimum}`;
  return hyperparameterError(row, minimum) ?? hyperparameterError(row, maximum);
}

function conditionError({ name, when }: SweepDimension, earlier: readonly SweepDimension[]): string | null {
  if (!when) return null;
  const parent = earlier.find((one) => one.name === when.name);
  if (parent?.kind !== 'choice')
    return `${name}: its condition needs an earlier dimension "${when.name}" of kind "choice"`;
  const known = new Set(parent.values.map((value) => JSON.stringify(value)));
  const unknown = when.isOneOf.find((value) => !known.has(JSON.stringify(value)));
  return unknown === undefined ? null : `${name}: "${when.name}" is never ${JSON.stringify(unknown)}`;
}

/** `stopped` by a person, or because the program ended: it can be resumed. */
export type SweepState = 'running' | 'finished' | 'stopped';

/** One row of the sweep table; times are ISO 8601 in UTC. */
export interface Sweep {
  readonly id: string;
  readonly state: SweepState;
  readonly definition: SweepDefinition;
  readonly createdAt: string;
}

/** A sweep as it stands. */
export interface SweepOverview extends Sweep {
  readonly counts: Readonly<Record<TrialOutcome, number>>;
  /** Trials that it is to have in the end; a grid may have fewer points than were asked for. */
  readonly trialLimit: number;
  /** The best finished trial, by the first objective and the constraints; null while there is none. */
  readonly best: Pick<SweepTrial, 'number' | 'runId' | 'objectives'> | null;
  /** Trials hold still in memory and none is given out; only while the sweep is `running`. */
  readonly isPaused: boolean;
  /** Trials that compute at once, and threads of each; 0 while it does not run. */
  readonly workers: number;
  readonly threadsOfWorker: number;
  /** Until the last trial has ended, from what trials took so far; null while it cannot be told. */
  readonly millisecondsLeft: number | null;
  /** Why it stopped by itself; null otherwise, and after a restart of the program. */
  readonly error: RunError | null;
}

/** How many workers this machine bears, and why: the least of what its cores and its free memory allow. */
export interface WorkerLimits {
  readonly suggested: number;
  readonly maximum: number;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly bytesOfWorker: number;
}

/** In the order of their numbers in `TrialColumns`. */
export const trialOutcomes = ['running', 'finished', 'pruned', 'failed'] as const;
export type TrialOutcome = (typeof trialOutcomes)[number];

/** Trials in columns of equal length N, in order of their numbers: D dimensions, O objectives, C constraints. */
export interface TrialColumns {
  readonly numbers: Int32Array;
  /** Index into `trialOutcomes`. */
  readonly outcomes: Uint8Array;
  /** (N, D) row by row in the order of the space; of a choice the index of the value; NaN where the point lacks it. */
  readonly points: Float64Array;
  /** (N, O) and (N, C), as measured; NaN until the trial has finished. */
  readonly objectives: Float64Array;
  readonly constraints: Float64Array;
  /** Null where the run was deleted. */
  readonly runIds: readonly (string | null)[];
  /** Milliseconds since 1970 of the run's first start and its last end; NaN where there is none. */
  readonly startedAt: Float64Array;
  readonly endedAt: Float64Array;
}

/** The first objective epoch by epoch, of several trials: columns of equal length, by trial, then by epoch. */
export interface TrialCurves {
  readonly numbers: Int32Array;
  readonly epochs: Int32Array;
  readonly values: Float64Array;
}

/** Shares that sum to 1 over the dimensions, with a bootstrap interval, by what explains them. */
export interface SweepImportance {
  /** PED-ANOVA: what decides whether a trial is among the best tenth; the most important first. */
  readonly dimensions: readonly ImportanceBar[];
  /** fANOVA: pairs that matter together beyond what each does alone, the largest first; none with too few trials. */
  readonly pairs: readonly (ImportanceInterval & { readonly names: readonly [string, string] })[];
  /** What a person should know before believing the figures. */
  readonly warning: string | null;
}
export interface ImportanceInterval {
  readonly importance: number;
  readonly lower: number;
  readonly upper: number;
}
export interface ImportanceBar extends ImportanceInterval {
  readonly name: string;
}

/** What is known of one trial. Numbers are those of its metrics, not turned into something to minimize. */
export interface SweepTrial {
  readonly number: number;
  /** Of the dimensions that its point has; of a choice, the index of the value. */
  readonly point: Readonly<Record<string, number>>;
  readonly runId: string | null;
  readonly outcome: TrialOutcome;
  /** One for each objective of the sweep and each of its constraints; none until it has finished. */
  readonly objectives: readonly number[];
  readonly constraints: readonly number[];
  /** The first objective, epoch by epoch. */
  readonly reports: readonly { readonly step: number; readonly value: number }[];
}
