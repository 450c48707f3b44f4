import type { SweepDefinition, SweepDimension, SweepSampler, TrialColumns } from '#shared/contract/sweep.ts';
import { bestPlaces } from './sweep-standing.ts';

type ChoiceDimension = Extract<SweepDimension, { kind: 'choice' }>;
type NumericDimension = Exclude<SweepDimension, ChoiceDimension>;

const eliteShare = 0.1;
const fewestElite = 5;
/** Of the span of the elite, at each end: half of it in all. */
const margin = 0.25;
/** Of the old span, at each end, where the elite agrees on one value. */
const marginOfAgreement = 0.05;
const largestSeed = 2 ** 31 - 1;

/**
 * A sweep that looks closer where the best trials lie: each range goes from the least to the greatest value of the best tenth
 * (at least 5) of the finished trials that satisfy the constraints, widened by half, on the scale of the dimension and inside
 * its old range; of a choice, what the best tenth uses is kept. A dimension whose condition cannot come true any more
 * is left out. Null while no such trial has finished.
 */
export function aroundTheBest(definition: SweepDefinition, columns: TrialColumns): SweepDefinition | null {
  const ranked = bestPlaces(definition, columns);
  if (ranked.length === 0) return null;
  const elite = ranked.slice(0, Math.max(fewestElite, Math.ceil(eliteShare * ranked.length)));
  const space: SweepDimension[] = [];
  definition.space.forEach((dimension, d) => {
    const values = elite
      .map((place) => columns.points[place * definition.space.length + d]!)
      .filter((value) => !Number.isNaN(value));
    const condition = keptCondition(dimension, space);
    if (condition === 'never') return;
    const closer = dimension.kind === 'choice' ? keptChoice(dimension, values) : shrunkRange(dimension, values);
    space.push({ ...closer, ...condition });
  });
  return {
    ...definition,
    name: `${definition.name.slice(0, 180)} around the best`,
    space,
    sampler: keptSampler(definition.sampler, space),
    seed: definition.seed < largestSeed ? definition.seed + 1 : 0,
  };
}

/** The condition with the values that its parent still has. */
function keptCondition(
  { when }: SweepDimension,
  earlier: readonly SweepDimension[],
): 'never' | Pick<SweepDimension, 'when'> {
  if (!when) return {};
  const parent = earlier.find((one): one is ChoiceDimension => one.name === when.name && one.kind === 'choice');
  const known = new Set(parent?.values.map((value) => JSON.stringify(value)));
  const isOneOf = when.isOneOf.filter((value) => known.has(JSON.stringify(value)));
  return isOneOf.length === 0 ? 'never' : { when: { ...when, isOneOf } };
}

/** `values` are indices; where no trial of the elite has the dimension, nothing speaks against any of its values. */
function keptChoice(dimension: ChoiceDimension, values: readonly number[]): ChoiceDimension {
  const used = new Set(values);
  const kept = dimension.values.filter((_, index) => used.has(index));
  return kept.length === 0 ? dimension : { ...dimension, values: kept };
}

function shrunkRange(dimension: NumericDimension, values: readonly number[]): NumericDimension {
  if (values.length === 0) return dimension;
  const { minimum, maximum, log, kind } = dimension;
  const onScale = (value: number) => (log ? Math.log(value) : value);
  const offScale = (value: number) => (log ? Math.exp(value) : value);
  const [least, greatest] = [onScale(Math.min(...values)), onScale(Math.max(...values))];
  const span = greatest - least;
  const added = span > 0 ? margin * span : marginOfAgreement * (onScale(maximum) - onScale(minimum));
  const rounded =
    kind === 'integer' ? { down: Math.floor, up: Math.ceil } : { down: threeDigits('down'), up: threeDigits('up') };
  return {
    ...dimension,
    minimum: Math.max(minimum, rounded.down(offScale(least - added))),
    maximum: Math.min(maximum, rounded.up(offScale(greatest + added))),
  };
}

/** A bound that a person can read, never further in than the value. */
function threeDigits(direction: 'down' | 'up'): (value: number) => number {
  return (value) => {
    if (value === 0) return 0;
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2);
    const count = direction === 'down' ? Math.floor(value / unit) : Math.ceil(value / unit);
    return Number((count * unit).toPrecision(3));
  };
}

/** Without the levels of a grid for dimensions that were left out. */
function keptSampler(sampler: SweepSampler, space: readonly SweepDimension[]): SweepSampler {
  if (sampler.name !== 'grid' || !sampler.levels) return sampler;
  const names = new Set(space.map(({ name }) => name));
  return { ...sampler, levels: Object.fromEntries(Object.entries(sampler.levels).filter(([name]) => names.has(name))) };
}
