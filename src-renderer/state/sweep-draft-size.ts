import type { HyperparameterValue, SweepDefinition } from '#shared/contract/sweep.ts';
import { gridPoints } from '#shared/search/grid-sampler.ts';
import type { Dimension, SearchSpace } from '#shared/search/search-space.ts';

/** How many points a sweep can have: those of its grid, or of a space without a float; null where there is no end. */
export function pointCount({ space, sampler }: Pick<SweepDefinition, 'space' | 'sampler'>): number | null {
  const isGrid = sampler.name === 'grid';
  if (!isGrid && space.some(({ kind }) => kind === 'float')) return null;
  return gridPoints(searchSpace(space), isGrid ? sampler.levels : {}).size;
}

/** Choices and their conditions by index, as a search counts them. */
function searchSpace(space: SweepDefinition['space']): SearchSpace {
  return space.map((one): Dimension => {
    const when = one.when && {
      when: { name: one.when.name, isOneOf: indices(space, one.when) },
    };
    if (one.kind === 'choice') return { name: one.name, kind: 'choice', options: one.values.length, ...when };
    return { name: one.name, kind: one.kind, minimum: one.minimum, maximum: one.maximum, log: one.log, ...when };
  });
}

function indices(
  space: SweepDefinition['space'],
  { name, isOneOf }: { readonly name: string; readonly isOneOf: readonly HyperparameterValue[] },
): readonly number[] {
  const parent = space.find((one) => one.name === name && one.kind === 'choice');
  const known = parent?.kind === 'choice' ? parent.values.map((value) => JSON.stringify(value)) : [];
  return isOneOf.map((value) => known.indexOf(JSON.stringify(value))).filter((index) => index >= 0);
}
