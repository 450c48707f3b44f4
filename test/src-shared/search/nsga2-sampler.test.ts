import { nsga2Sampler } from '#shared/search/nsga2-sampler.ts';
import { hypervolume } from '#shared/search/pareto-front.ts';
import { randomSampler } from '#shared/search/random-sampler.ts';
import type { Point } from '#shared/search/search-space.ts';
import type { Sampler, Trial } from '#shared/search/trial.ts';
import { median } from '#shared/statistics/median.ts';
import { zdt1 } from '#test/oracles/test-functions.ts';
import { describe, expect, it } from 'vitest';
import {
  braninSpace,
  floats,
  least,
  medianLeast,
  mixedLoss,
  mixedSpace,
  ofBranin,
  searched,
  searchedInParallel,
  seeds,
  trialOf,
} from './simulated-search.ts';
import type { SimulatedSearch } from './simulated-search.ts';

const ofZdt1: SimulatedSearch = {
  space: floats(
    Array.from({ length: 10 }, (_, i) => `x${i}`),
    0,
    1,
  ),
  objectives: 2,
  trials: 2500,
  evaluate: (point) => ({ objectives: zdt1(Object.values(point)) }),
};
const volume = (trials: readonly Trial[], count = trials.length) =>
  hypervolume(
    trials.slice(0, count).map(({ objectives }) => objectives),
    [1.1, 1.1],
  );

describe('nsga2Sampler', () => {
  it('comes near the front of ZDT1, whose hypervolume is 0.8767, where random search has none', () => {
    const runs = (sampler: Sampler) => seeds(5).map((seed) => searched(sampler, ofZdt1, seed));
    const found = runs(nsga2Sampler());
    expect(median(found.map((trials) => volume(trials, 1000)))).toBeGreaterThan(0.6);
    expect(median(found.map((trials) => volume(trials)))).toBeGreaterThan(0.84);
    expect(median(runs(randomSampler).map((trials) => volume(trials)))).toBe(0);
  });

  it('minimizes one objective too', () => {
    const search = { ...ofBranin, trials: 400 };
    expect(medianLeast(nsga2Sampler({ populationSize: 20 }), search, 9)).toBeLessThan(0.02);
    expect(medianLeast(randomSampler, search, 9)).toBeGreaterThan(0.04);
  });

  it('covers both ends of a front in a mixed space with conditions, better than random search', () => {
    const evaluate = (point: Point) => ({ objectives: [mixedLoss(point), point.layers! / 8] });
    const search = { space: mixedSpace, objectives: 2, trials: 400, evaluate };
    const volumes = (sampler: Sampler) => median(seeds(9).map((seed) => volume(searched(sampler, search, seed))));
    expect(volumes(nsga2Sampler({ populationSize: 20 }))).toBeGreaterThan(volumes(randomSampler) + 0.01);
  });

  it('keeps to the conditions: a point has exactly the dimensions that are active', () => {
    const search = { space: mixedSpace, trials: 150, evaluate: (point: Point) => ({ objectives: [mixedLoss(point)] }) };
    for (const { point } of searched(nsga2Sampler({ populationSize: 10 }), search, 3)) {
      expect(Object.keys(point)).toEqual(['kind', point.kind === 2 ? 'b' : 'a', 'layers', 'rate']);
    }
  });

  it('seeks the feasible half, by violation before anything is feasible', () => {
    const evaluate = ({ x, y }: Point) => ({ objectives: [x! + y!], constraints: [20 - x! - y!] });
    const search = { space: braninSpace, trials: 300, evaluate };
    const feasible = searched(nsga2Sampler({ populationSize: 10 }), search, 1).filter(
      ({ constraints }) => constraints[0]! <= 0,
    );
    expect(feasible.length).toBeGreaterThan(60);
    expect(least(feasible)).toBeLessThan(20.2);
  });

  it('has failed, NaN and pruned trials as no parents while there are others', () => {
    const evaluate = ({ x }: Point): Partial<Trial> => {
      if (x! < 0) return { outcome: 'failed' };
      if (x! < 1) return { objectives: [NaN, 0] };
      return x! < 2 ? { outcome: 'pruned', reports: [{ step: 1, value: -9 }] } : { objectives: [x!, -x!] };
    };
    const search = { space: floats(['x'], -5, 5), objectives: 2, trials: 200, evaluate };
    const last = searched(nsga2Sampler({ populationSize: 20 }), search, 1).slice(-60);
    expect(last.filter(({ point }) => point.x! >= 2).length).toBeGreaterThan(45);
  });

  it('takes the last report of a pruned trial when there is one objective', () => {
    const evaluate = ({ x }: Point): Partial<Trial> => ({ outcome: 'pruned', reports: [{ step: 1, value: x! }] });
    const search = { space: floats(['x'], -5, 5), trials: 200, evaluate };
    const last = searched(nsga2Sampler({ populationSize: 10 }), search, 1).slice(-50);
    expect(median(last.map(({ point }) => point.x!))).toBeLessThan(-4);
  });

  it('says the same from a fresh sampler and from copied trials', () => {
    const used = nsga2Sampler();
    const trials = searched(used, { ...ofZdt1, trials: 180 }, 5);
    for (const count of [180, 40, 130]) {
      const search = { space: ofZdt1.space, trials: trials.slice(0, count), objectives: 2, seed: 5, number: count };
      expect(used(search)).toEqual(nsga2Sampler()(search));
      expect(used(structuredClone(search))).toEqual(used(search));
    }
  });

  it('works with four workers whose trials end out of order', () => {
    expect(
      least(searchedInParallel(nsga2Sampler({ populationSize: 20 }), { ...ofBranin, trials: 400 }, 4)),
    ).toBeLessThan(0.2);
  });

  it('asks for no point of a parent again while others are left', () => {
    const space = [{ kind: 'integer' as const, name: 'n', minimum: 1, maximum: 40, log: false }];
    const trials = searched(
      nsga2Sampler({ populationSize: 4 }),
      { space, trials: 60, evaluate: ({ n }) => ({ objectives: [n!] }) },
      1,
    );
    const [parents, children] = [trials.slice(0, 4), trials.slice(4, 8)].map((some) =>
      some.map(({ point }) => point.n),
    );
    expect(children!.some((n) => parents!.includes(n))).toBe(false);
  });

  it('takes an empty space and trials that all failed', () => {
    const failed = Array.from({ length: 60 }, (_, number) => trialOf(number, { x: 1, y: 1 }, { outcome: 'failed' }));
    expect(
      Object.keys(nsga2Sampler()({ space: braninSpace, trials: failed, objectives: 3, seed: 1, number: 60 })),
    ).toEqual(['x', 'y']);
    const empty = failed.map(({ number }) => trialOf(number, {}, { objectives: [1] }));
    expect(nsga2Sampler()({ space: [], trials: empty, objectives: 1, seed: 1, number: 60 })).toEqual({});
  });

  it('refuses a population without pairs', () => {
    expect(() => nsga2Sampler({ populationSize: 1 })).toThrow('populationSize is 1, expected an integer of at least 2');
  });
});
