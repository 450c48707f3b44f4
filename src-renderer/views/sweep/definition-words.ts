import { hyperparameterApplies, hyperparameterRow, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type {
  SweepConstraint,
  SweepDefinition,
  SweepDimension,
  SweepPruner,
  SweepSampler,
} from '#shared/contract/sweep.ts';
import { formatNumber } from '#renderer/formatting/number.ts';
import { configText } from '#renderer/state/config-rows.ts';
import { isSameValue } from '#renderer/state/draft-form.ts';
import { metricWords } from '#renderer/state/metric-words.ts';
import { choiceText } from '#renderer/state/sweep-settings.ts';
import { prunerLabels, samplerLabels } from '#renderer/state/sweep-words.ts';

export interface DimensionWords {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** “0.0001 … 0.01, log” or “32 · 64 · 128” */
  readonly searched: string;
  /** “Optimizer is Adam or SGD”; null where it is always searched. */
  readonly condition: string | null;
}

export function dimensionWords(dimension: SweepDimension): DimensionWords {
  const { label, help, name } = hyperparameterRow(dimension.name);
  const condition =
    dimension.when &&
    `${hyperparameterRow(dimension.when.name).label} is ${dimension.when.isOneOf
      .map((value) => choiceText(dimension.when!.name, value)) // it was just seen to be there
      .join(' or ')}`;
  return { name, label, help, searched: searchedText(dimension), condition: condition ?? null };
}

/** “Validation KL at least 5 nats per example” */
export function constraintText({ metric, atLeast, atMost }: SweepConstraint): string {
  const { label, unit } = metricWords(metric);
  const bounds = [
    ...(atLeast === undefined ? [] : [`at least ${formatNumber(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${formatNumber(atMost)}`]),
  ];
  return [label, bounds.join(' and '), unit].filter(Boolean).join(' ');
}

export function samplerText(sampler: SweepSampler): string {
  return withOptions(samplerLabels[sampler.name], sampler);
}

export function prunerText(pruner: SweepPruner): string {
  if (pruner.name === 'none') return 'None: every trial is trained to its end';
  return withOptions(prunerLabels[pruner.name], pruner);
}

export interface SettingWords {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

/** What all trials share and is not the default; without what is searched. */
export function changedSettings(
  definition: Pick<SweepDefinition, 'hyperparameters' | 'space'>,
): readonly SettingWords[] {
  const searched = new Set(definition.space.map(({ name }) => name));
  const given = definition.hyperparameters;
  const defaults = Object.fromEntries(hyperparameters.map((row) => [row.name, row.default]));
  return hyperparameters.flatMap((row) => {
    const value = given[row.name];
    if (value === undefined || searched.has(row.name) || isSameValue(value, row.default)) return [];
    if (!hyperparameterApplies(row, { ...defaults, ...given })) return [];
    return [{ name: row.name, label: row.label, text: configText(row, value) }];
  });
}

function searchedText(dimension: SweepDimension): string {
  if (dimension.kind === 'choice') {
    return dimension.values.map((value) => choiceText(dimension.name, value)).join(' · ');
  }
  const { minimum, maximum, log, kind } = dimension;
  const ends = `${formatNumber(minimum, 6)} … ${formatNumber(maximum, 6)}`;
  return [ends, kind === 'integer' ? 'whole' : '', log ? 'log' : ''].filter(Boolean).join(', ');
}

/** “TPE (startup trials 6)” */
function withOptions(label: string, options: SweepSampler | SweepPruner): string {
  const texts = Object.entries(options).flatMap(([name, value]: readonly [string, unknown]) => {
    if (name === 'name' || value === undefined || value === false) return [];
    const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return [value === true ? words : `${words} ${optionText(value)}`];
  });
  return texts.length > 0 ? `${label} (${texts.join(', ')})` : label;
}

/** A number, or the levels of a grid. */
function optionText(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 6);
  const levels = Object.entries(value as Readonly<Record<string, number>>); // the only option that is no number
  return levels.map(([name, count]) => `${hyperparameterRow(name).label}: ${count}`).join('; ');
}
