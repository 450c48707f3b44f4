import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { dataKindOf, rowFor } from '#shared/contract/dataset-kind.ts';
import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName, Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { mayApply } from './sweep-draft.ts';
import { choiceValues, proposedDimension } from './sweep-draft-dimension.ts';
import type { DimensionTexts, SweepCondition } from './sweep-draft-dimension.ts';

type Space = readonly DimensionTexts[];

/**
 * With one more dimension, a range around the fixed value or the choices that there are for data of this kind; where the row
 * hangs on a searched choice, so does it.
 */
export function searched(
  space: Space,
  name: HyperparameterName,
  fixed: Readonly<Record<string, unknown>>,
  kind: DatasetManifest['kind'],
): Space {
  if (space.some((one) => one.name === name)) return space;
  return [...space, { ...proposedDimension(name, fixed[name], kind), when: impliedCondition(space, name) }];
}

/** Without a dimension; those that hung on it are searched always. */
export function unsearched(space: Space, name: HyperparameterName): Space {
  return space
    .filter((one) => one.name !== name)
    .map((one) => (one.when?.name === name ? { ...one, when: null } : one));
}

/** A space for values of the other kind of data: without choices that are for the first kind, and without rows that matter for no trial. */
export function spaceFor(space: Space, values: Hyperparameters): Space {
  const possible = space.flatMap((one) => dimensionFor(one, dataKindOf(values)) ?? []);
  const kept = possible.filter(({ name }) => mayApply(hyperparameterRow(name), values, possible));
  const names = new Set<string>(kept.map(({ name }) => name));
  return kept.map((one) => (one.when && !names.has(one.when.name) ? { ...one, when: null } : one));
}

/** Null where nothing of it is left. */
function dimensionFor(one: DimensionTexts, kind: DatasetManifest['kind']): DimensionTexts | null {
  const row = rowFor(hyperparameterRow(one.name), kind);
  if (row.kind !== 'choice') return one;
  const ticked = one.ticked.filter((value) => row.choices.some((choice) => choice.value === value));
  return ticked.length === 0 && one.ticked.length > 0 ? null : { ...one, ticked };
}

export function patched(space: Space, name: HyperparameterName, part: Partial<DimensionTexts>): Space {
  return space.map((one) => (one.name === name ? { ...one, ...part } : one));
}

/** One place further down or up; at an end nothing changes. */
export function moved(space: Space, name: HyperparameterName, places: -1 | 1): Space {
  const from = space.findIndex((one) => one.name === name);
  const [one, other] = [space[from], space[from + places]];
  if (!one || !other) return space;
  return space.with(from, other).with(from + places, one);
}

/** Dimensions that a condition of this one may ask for: choices that come before it. */
export function possibleParents(space: Space, name: HyperparameterName): Space {
  const place = space.findIndex((one) => one.name === name);
  return space.slice(0, Math.max(0, place)).filter(({ kind }) => kind === 'choice');
}

/** What the table says of the row, where that row is searched among others: only for those of its values that matter. */
function impliedCondition(space: Space, name: HyperparameterName): SweepCondition | null {
  const needed = hyperparameterRow(name).appliesWhen;
  const parent = needed && space.find((one) => one.name === needed.name && one.kind === 'choice');
  if (!parent) return null;
  const values = choiceValues(parent);
  const isOneOf = values.filter((value) => needed.isOneOf.includes(String(value)));
  return isOneOf.length === 0 || isOneOf.length === values.length ? null : { name: needed.name, isOneOf };
}
