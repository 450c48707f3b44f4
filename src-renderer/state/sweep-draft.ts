import { hyperparameterError, hyperparameterRow, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, HyperparameterRow, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { SweepConstraint, SweepDefinition, SweepObjective } from '#shared/contract/sweep.ts';
import { fieldText, fieldTexts, isSameValue, readForm } from './draft-form.ts';
import type { FieldTexts, ReadForm } from './draft-form.ts';
import { choiceValues, dimensionTexts, readNumber, writtenDimension } from './sweep-draft-dimension.ts';
import type { DimensionTexts } from './sweep-draft-dimension.ts';
import {
  isHalving,
  optionTexts,
  prunerMethod,
  pruners,
  samplerMethod,
  samplers,
  writtenOptions,
} from './sweep-draft-methods.ts';
import type { OptionTexts, PrunerName, SamplerName } from './sweep-draft-methods.ts';

export interface ConstraintTexts {
  readonly metric: MetricName;
  readonly atLeast: string;
  readonly atMost: string;
}

/** What stands in the form of a sweep. */
export interface SweepTexts {
  readonly name: string;
  /** Run preset that the fixed values begin with; null for the defaults. */
  readonly preset: string | null;
  /** Name or hash; null for the first dataset there is. */
  readonly dataset: string | null;
  readonly fixed: FieldTexts;
  /** Rows that the definition names though they may be as in its preset. */
  readonly stated: readonly string[];
  readonly dimensions: readonly DimensionTexts[];
  readonly objectives: readonly SweepObjective[];
  readonly constraints: readonly ConstraintTexts[];
  readonly sampler: { readonly name: SamplerName; readonly options: OptionTexts; readonly levels: OptionTexts };
  readonly pruner: { readonly name: PrunerName; readonly options: OptionTexts; readonly isSynchronous: boolean };
  readonly trials: string;
  readonly seed: string;
}

/** Fills the form. `values`: what every trial begins with, before the values of the definition. */
export function sweepTexts(definition: SweepDefinition, values: Hyperparameters): SweepTexts {
  const { name, preset = null, dataset = null, hyperparameters: settings, sampler, pruner } = definition;
  const stated = hyperparameters.filter((row) => Object.hasOwn(settings, row.name));
  const levels = 'levels' in sampler ? Object.entries(sampler.levels ?? {}) : [];
  return {
    name,
    preset,
    dataset,
    fixed: {
      ...fieldTexts(values),
      ...Object.fromEntries(stated.map((row) => [row.name, fieldText(row, settings[row.name])])),
    },
    stated: stated.map((row) => row.name),
    dimensions: definition.space.map(dimensionTexts),
    objectives: definition.objectives,
    constraints: definition.constraints.map(constraintTexts),
    sampler: {
      name: sampler.name,
      options: optionTexts(samplers, sampler),
      levels: Object.fromEntries(levels.map(([row, count]) => [row, String(count)])),
    },
    pruner: {
      name: pruner.name,
      options: optionTexts(pruners, pruner),
      isSynchronous: 'synchronous' in pruner && pruner.synchronous,
    },
    trials: String(definition.trials),
    seed: String(definition.seed),
  };
}

/** Names among the values of a definition that no row of the table has: they cannot be shown, nor be trained with. */
export function unknownSettings(definition: SweepDefinition): readonly string[] {
  const known = new Set<string>(hyperparameters.map((row) => row.name));
  return Object.keys(definition.hyperparameters).filter((name) => !known.has(name));
}

/** Reads the fixed values. The field of a searched row is not there, and a row shows where any trial needs it. */
export function readFixed(texts: Pick<SweepTexts, 'fixed' | 'dimensions'>, base: Hyperparameters): ReadForm {
  const { dimensions } = texts;
  const isSearched = new Set<string>(dimensions.map(({ name }) => name));
  return readForm(texts.fixed, base, (row, loose) => !isSearched.has(row.name) && mayApply(row, loose, dimensions));
}

/** Whether a row matters for at least one trial: where it hangs on a searched choice, for one of the values. */
export function mayApply(
  row: HyperparameterRow,
  loose: Readonly<Record<string, unknown>>,
  dimensions: readonly DimensionTexts[],
): boolean {
  const condition = row.appliesWhen;
  if (!condition) return true;
  const parent = dimensions.find(({ name }) => name === condition.name);
  const possible = parent ? choiceValues(parent) : [loose[condition.name]];
  if (!possible.some((value) => condition.isOneOf.includes(String(value)))) return false;
  return mayApply(hyperparameterRow(condition.name), loose, dimensions);
}

/** The definition as far as it can be read; the contract says what is wrong with it. `preset`: values of its preset. */
export function writtenSweep(texts: SweepTexts, form: ReadForm, preset: Hyperparameters): Record<string, unknown> {
  const { dataset, sampler, pruner } = texts;
  return {
    name: texts.name.trim(),
    ...(texts.preset !== null && { preset: texts.preset }),
    ...(dataset !== null && { dataset }),
    hyperparameters: writtenSettings(texts.stated, form, preset),
    space: texts.dimensions.map(writtenDimension),
    objectives: texts.objectives,
    constraints: texts.constraints.map(writtenConstraint),
    sampler: {
      name: sampler.name,
      ...writtenOptions(samplerMethod(sampler.name).options, sampler.options),
      ...(sampler.name === 'grid' && writtenLevels(texts)),
    },
    pruner: {
      name: pruner.name,
      ...writtenOptions(prunerMethod(pruner.name).options, pruner.options),
      ...(isHalving(pruner.name) && { synchronous: pruner.isSynchronous }),
    },
    trials: readNumber(texts.trials),
    seed: readNumber(texts.seed),
  };
}

/** Rows that have a number of levels in a grid. */
export function leveledDimensions(texts: Pick<SweepTexts, 'dimensions'>): readonly HyperparameterName[] {
  return texts.dimensions.filter(({ kind }) => kind !== 'choice').map(({ name }) => name);
}

function constraintTexts({ metric, atLeast, atMost }: SweepConstraint): ConstraintTexts {
  return {
    metric,
    atLeast: atLeast === undefined ? '' : String(atLeast),
    atMost: atMost === undefined ? '' : String(atMost),
  };
}

function writtenConstraint({ metric, atLeast, atMost }: ConstraintTexts): unknown {
  return {
    metric,
    ...(atLeast.trim() !== '' && { atLeast: readNumber(atLeast) }),
    ...(atMost.trim() !== '' && { atMost: readNumber(atMost) }),
  };
}

/** What differs from the preset or was stated; a value of a hidden row that is wrong is left out. */
function writtenSettings(
  stated: readonly string[],
  { loose }: ReadForm,
  preset: Hyperparameters,
): Record<string, unknown> {
  const kept = hyperparameters.filter((row) => {
    const value = loose[row.name];
    const isSaid = stated.includes(row.name) || !isSameValue(value, preset[row.name]);
    return isSaid && hyperparameterError(row, value) === null;
  });
  return Object.fromEntries(kept.map((row) => [row.name, loose[row.name]]));
}

function writtenLevels(texts: SweepTexts): object {
  const filled = leveledDimensions(texts).filter((name) => (texts.sampler.levels[name] ?? '').trim() !== '');
  if (filled.length === 0) return {};
  return { levels: Object.fromEntries(filled.map((name) => [name, readNumber(texts.sampler.levels[name] ?? '')])) };
}
