import type { HyperparameterValue, SweepDefinition, SweepDimension } from '#shared/contract/sweep.ts';
import type { Dimension, Point, SearchSpace } from '#shared/search/search-space.ts';

type SweepChoice = Extract<SweepDimension, { kind: 'choice' }>;

/** The dimensions of a sweep as a search knows them: of a choice, also in conditions, indices stand for the values. */
export function searchSpaceOf({ space }: SweepDefinition): SearchSpace {
  return space.map((dimension): Dimension => {
    const { name } = dimension;
    const condition = dimension.when && { when: searchCondition(dimension.when, space) };
    if (dimension.kind === 'choice') return { name, kind: 'choice', options: dimension.values.length, ...condition };
    const { kind, minimum, maximum, log } = dimension;
    return { name, kind, minimum, maximum, log, ...condition };
  });
}

/** What a run of the point gets, by the name of the hyperparameter: the values of the dimensions that are in it. */
export function settingsOf({ space }: SweepDefinition, point: Point): Record<string, HyperparameterValue> {
  const settings: Record<string, HyperparameterValue> = {};
  for (const dimension of space) {
    const value = point[dimension.name];
    if (value !== undefined) settings[dimension.name] = valueAt(dimension, value);
  }
  return settings;
}

/** The settings of a point for a person, floats with three digits: `beta 0.0012, encoderWidths 512, 256`. */
export function describePoint(definition: SweepDefinition, point: Point): string {
  const floats = new Set(definition.space.filter(({ kind }) => kind === 'float').map(({ name }) => name));
  const settings = Object.entries(settingsOf(definition, point));
  return settings.map(([name, value]) => `${name} ${valueText(value, floats.has(name))}`).join(', ');
}

function searchCondition(when: NonNullable<SweepDimension['when']>, space: SweepDefinition['space']) {
  const parent = space.find((one): one is SweepChoice => one.name === when.name && one.kind === 'choice');
  return { name: when.name, isOneOf: when.isOneOf.map((value) => indexOfValue(parent, value)) };
}

/** Lists of widths are equal when they hold the same numbers. */
function indexOfValue(parent: SweepChoice | undefined, value: HyperparameterValue): number {
  const text = JSON.stringify(value);
  const index = parent?.values.findIndex((one) => JSON.stringify(one) === text) ?? -1;
  if (index < 0) throw new Error(`searchSpaceOf: a condition asks for ${text}, expected a value of an earlier choice`);
  return index;
}

function valueAt(dimension: SweepDimension, value: number): HyperparameterValue {
  if (dimension.kind !== 'choice') return value;
  const chosen = dimension.values[value];
  if (chosen === undefined) {
    const { name, values } = dimension;
    throw new Error(`settingsOf: ${name} is ${value}, expected the index of one of its ${values.length} values`);
  }
  return chosen;
}

function valueText(value: HyperparameterValue, isFloat: boolean): string {
  if (typeof value === 'number') return String(isFloat ? Number(value.toPrecision(3)) : value);
  if (typeof value === 'string') return value;
  return value.length === 0 ? 'none' : value.join('-');
}
