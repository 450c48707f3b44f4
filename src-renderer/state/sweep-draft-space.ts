import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName } from '#shared/contract/hyperparameters.ts';
import { choiceValues, proposedDimension } from './sweep-draft-dimension.ts';
import type { DimensionTexts, SweepCondition } from './sweep-draft-dimension.ts';

type Space = readonly DimensionTexts[];

/** With one more dimension, a range around the fixed value; where the row hangs on a searched choice, so does it. */
export function searched(space: Space, name: HyperparameterName, fixed: Readonly<Record<string, unknown>>): Space {
  if (space.some((one) => one.name === name)) return space;
  return [...space, { ...proposedDimension(name, fixed[name]), when: impliedCondition(space, name) }];
}

/** Without a dimension; those that hung on it are searched always. */
export function unsearched(space: Space, name: HyperparameterName): Space {
  return space
    .filter((one) => one.name !== name)
    .map((one) => (one.when?.name === name ? { ...one, when: null } : one));
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
