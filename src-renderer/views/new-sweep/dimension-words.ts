import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterValue } from '#shared/contract/sweep.ts';
import { configText } from '#renderer/state/config-rows.ts';
import { mayApply } from '#renderer/state/sweep-draft.ts';
import { choiceValues } from '#renderer/state/sweep-draft-dimension.ts';
import type { DimensionTexts, SweepCondition } from '#renderer/state/sweep-draft-dimension.ts';

/** What a dimension searches, in a line: `0.0001 … 0.01, log` or `32, 64, 128`. */
export function dimensionWords(dimension: DimensionTexts): string {
  if (dimension.kind !== 'choice') {
    return `${dimension.minimum} … ${dimension.maximum}${dimension.log ? ', log' : ''}`;
  }
  const row = hyperparameterRow(dimension.name);
  const separator = row.kind === 'widths' ? ' · ' : ', ';
  return choiceValues(dimension)
    .map((value) => configText(row, value))
    .join(separator);
}

/** `only if Network is Convolutional`; null where it is searched always. */
export function conditionWords({ when }: Pick<DimensionTexts, 'when'>): string | null {
  if (!when) return null;
  const row = hyperparameterRow(when.name);
  const values = when.isOneOf.map((value) => configText(row, value)).join(' or ');
  return `only if ${row.label} is ${values || 'nothing'}`;
}

/** Why a searched row changes nothing, where it matters for no trial; null where it does. */
export function idleWords(
  row: HyperparameterRow,
  loose: Readonly<Record<string, unknown>>,
  space: readonly DimensionTexts[],
): string | null {
  const { appliesWhen } = row;
  if (!appliesWhen || mayApply(row, loose, space)) return null;
  const parent = hyperparameterRow(appliesWhen.name);
  const needed = appliesWhen.isOneOf.map((value) => configText(parent, value)).join(' or ');
  return (
    idleWords(parent, loose, space) ?? `It matters only where “${parent.label}” is ${needed}, and no trial has that.`
  );
}

/** With a value ticked, at the end, or without it. */
export function withTicked(ticked: readonly string[], value: string, isTicked: boolean): readonly string[] {
  const others = ticked.filter((one) => one !== value);
  return isTicked ? [...others, value] : others;
}

export interface ConditionOption {
  readonly key: string;
  readonly value: HyperparameterValue;
  readonly isAsked: boolean;
  /** False for a value that the earlier dimension no longer has. */
  readonly isSearched: boolean;
}

/** Values that a condition may ask for, and those that it asks for in vain. */
export function conditionOptions(space: readonly DimensionTexts[], when: SweepCondition): readonly ConditionOption[] {
  const parent = space.find(({ name }) => name === when.name);
  const known = unique(parent ? choiceValues(parent) : []);
  const asked = new Set(when.isOneOf.map(keyOf));
  const stray = unique(when.isOneOf).filter((value) => !known.some((one) => keyOf(one) === keyOf(value)));
  return [...known, ...stray].map((value, index) => {
    const key = keyOf(value);
    return { key, value, isAsked: asked.has(key), isSearched: index < known.length };
  });
}

/** Where the dimension hangs on another from now on: on its first value. */
export function firstCondition(parent: DimensionTexts): SweepCondition {
  return { name: parent.name, isOneOf: choiceValues(parent).slice(0, 1) };
}

export function withAsked(when: SweepCondition, value: HyperparameterValue, isAsked: boolean): SweepCondition {
  const others = when.isOneOf.filter((one) => keyOf(one) !== keyOf(value));
  return { ...when, isOneOf: isAsked ? [...others, value] : others };
}

/** Lists of widths are equal when they hold the same numbers. */
function keyOf(value: HyperparameterValue): string {
  return JSON.stringify(value);
}

function unique(values: readonly HyperparameterValue[]): readonly HyperparameterValue[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}
