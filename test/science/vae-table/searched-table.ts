import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepSampler } from '#shared/contract/sweep.ts';
import { prunerOf } from '#main/sweeps/sweep-pruners.ts';
import { samplerOf } from '#main/sweeps/sweep-samplers.ts';
import { epochsOverSeeds } from './table-search.ts';
import { vaeTrials } from './vae-trials.ts';

const recorded = vaeTrials();

/** As a file of a sweep has them: what it leaves out is as in the product. */
export const pruners = {
  none: { name: 'none' },
  median: { name: 'median' },
  asha: { name: 'asha', minimumResource: 1, maximumResource: recorded.epochs },
  hyperband: { name: 'hyperband', minimumResource: 1, maximumResource: recorded.epochs },
} as const;

/** Epochs until a good point of the recorded table was found, for each of so many seeds, ascending. */
export function searchedTable(
  sampler: SweepSampler,
  pruner: keyof typeof pruners,
  seedCount: number,
): readonly number[] {
  const definition = sweepDefinitionSchema.parse({
    name: 'Recorded',
    space: [{ name: 'beta', kind: 'float', minimum: 0.5, maximum: 2 }], // the search has the space of the table
    objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
    sampler,
    pruner: pruners[pruner],
    trials: 1000,
  });
  return epochsOverSeeds(recorded, { sampler: samplerOf(sampler), pruner: prunerOf(definition) }, seedCount);
}
