import { describe, expect, it } from 'vitest';
import { hyperparameterError, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { SweepSampler, SweepTrial } from '#shared/contract/sweep.ts';
import { cmaEsSampler } from '#shared/search/cma-es-sampler.ts';
import { gaussianProcessSampler } from '#shared/search/gaussian-process-sampler.ts';
import { gridSampler } from '#shared/search/grid-sampler.ts';
import { nsga2Sampler } from '#shared/search/nsga2-sampler.ts';
import { quasiRandomSampler } from '#shared/search/quasi-random-sampler.ts';
import { randomSampler } from '#shared/search/random-sampler.ts';
import { tpeSampler } from '#shared/search/tpe-sampler.ts';
import type { Sampler } from '#shared/search/trial.ts';
import { searchOf } from '#main/sweeps/search-trials.ts';
import { samplerOf, trialLimit } from '#main/sweeps/sweep-samplers.ts';
import { settingsOf } from '#main/sweeps/sweep-space.ts';
import { exampleSweep, exampleTrial } from './example-sweep.ts';

const samplers: readonly (readonly [SweepSampler, Sampler])[] = [
  [{ name: 'grid' }, gridSampler()],
  [{ name: 'grid', levels: { beta: 2 } }, gridSampler({ beta: 2 })],
  [{ name: 'random' }, randomSampler],
  [{ name: 'quasi-random' }, quasiRandomSampler],
  [{ name: 'tpe' }, tpeSampler()],
  [{ name: 'tpe', startupTrials: 3 }, tpeSampler({ startupTrials: 3 })],
  [{ name: 'cma-es' }, cmaEsSampler()],
  [{ name: 'cma-es', populationSize: 4 }, cmaEsSampler({ populationSize: 4 })],
  [{ name: 'gaussian-process' }, gaussianProcessSampler()],
  [{ name: 'gaussian-process', startupTrials: 3 }, gaussianProcessSampler({ startupTrials: 3 })],
  [{ name: 'nsga2' }, nsga2Sampler()],
  [{ name: 'nsga2', populationSize: 4 }, nsga2Sampler({ populationSize: 4 })],
];

/** A sweep by one worker; the least loss is at β = 2. */
function swept(sampler: SweepSampler, count: number): readonly SweepTrial[] {
  const definition = exampleSweep({ sampler });
  const next = samplerOf(sampler);
  const trials: SweepTrial[] = [];
  for (let number = 0; number < count; number++) {
    const point = next(searchOf(definition, trials, number));
    trials.push(exampleTrial(number, { point, objectives: [Math.abs(point['beta']! - 2)] }));
  }
  return trials;
}

const past = swept({ name: 'random' }, 8);

describe('samplerOf', () => {
  it.each(samplers)('%j is the sampler of that name with those options', (sampler, expected) => {
    const search = searchOf(exampleSweep({ sampler }), past, past.length);
    expect(samplerOf(sampler)(search)).toEqual(expected(search));
  });

  it.each(['tpe', 'gaussian-process'] as const)('%s draws at random until the startup trials are over', (name) => {
    const search = searchOf(exampleSweep(), past, past.length);
    const random = randomSampler(search);
    expect(samplerOf({ name, startupTrials: 9 })(search)).toEqual(random);
    expect(samplerOf({ name, startupTrials: 8 })(search)).not.toEqual(random);
  });

  it.each(samplers)('%j gives runs nothing but values that their rows allow', (sampler) => {
    for (const { point } of swept(sampler, 16)) {
      const settings = settingsOf(exampleSweep(), point);
      expect(Object.hasOwn(settings, 'convolutionChannels')).toBe(settings['network'] === 'convolutional');
      for (const [name, value] of Object.entries(settings)) {
        expect(hyperparameterError(hyperparameterRow(name), value)).toBeNull();
      }
    }
  });
});

describe('trialLimit', () => {
  const grid = { name: 'grid', levels: { latentSize: 3, beta: 2 } } as const;

  it('is what the sweep asks for, but a grid ends with its last point', () => {
    expect(trialLimit(exampleSweep({ trials: 1000 }))).toBe(1000);
    expect(trialLimit(exampleSweep({ sampler: grid, trials: 1000 }))).toBe((1 + 2) * 3 * 2 * 2);
    expect(trialLimit(exampleSweep({ sampler: grid, trials: 5 }))).toBe(5);
  });

  it('leaves out no point of the grid and repeats none', () => {
    const points = swept(grid, 36).map(({ point }) => JSON.stringify(point));
    expect(new Set(points).size).toBe(36);
  });
});
