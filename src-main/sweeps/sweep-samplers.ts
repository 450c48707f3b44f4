import { assertNever } from '#shared/contract/errors.ts';
import type { SweepDefinition, SweepSampler } from '#shared/contract/sweep.ts';
import { cmaEsSampler } from '#shared/search/cma-es-sampler.ts';
import { gaussianProcessSampler } from '#shared/search/gaussian-process-sampler.ts';
import { gridPoints, gridSampler } from '#shared/search/grid-sampler.ts';
import { nsga2Sampler } from '#shared/search/nsga2-sampler.ts';
import { quasiRandomSampler } from '#shared/search/quasi-random-sampler.ts';
import { randomSampler } from '#shared/search/random-sampler.ts';
import { tpeSampler } from '#shared/search/tpe-sampler.ts';
import type { Sampler } from '#shared/search/trial.ts';
import { searchSpaceOf } from './sweep-space.ts';

/** The sampler that a sweep names; options that it leaves out are those of the sampler. */
export function samplerOf(sampler: SweepSampler): Sampler {
  switch (sampler.name) {
    case 'grid':
      return gridSampler(sampler.levels);
    case 'random':
      return randomSampler;
    case 'quasi-random':
      return quasiRandomSampler;
    case 'tpe':
      return tpeSampler(startup(sampler));
    case 'cma-es':
      return cmaEsSampler(population(sampler));
    case 'gaussian-process':
      return gaussianProcessSampler(startup(sampler));
    case 'nsga2':
      return nsga2Sampler(population(sampler));
    default:
      return assertNever(sampler);
  }
}

/** How many trials the sweep has in all: a grid ends with its last point, where it would begin again. */
export function trialLimit(definition: SweepDefinition): number {
  const { sampler, trials } = definition;
  const points = sampler.name === 'grid' ? gridPoints(searchSpaceOf(definition), sampler.levels).size : Infinity;
  return Math.min(trials, points);
}

function startup({ startupTrials }: { readonly startupTrials?: number | undefined }) {
  return startupTrials === undefined ? {} : { startupTrials };
}

function population({ populationSize }: { readonly populationSize?: number | undefined }) {
  return populationSize === undefined ? {} : { populationSize };
}
