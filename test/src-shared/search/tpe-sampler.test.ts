import { hypervolume } from '#shared/search/pareto-front.ts';
import { quasiRandomSampler } from '#shared/search/quasi-random-sampler.ts';
import { randomSampler } from '#shared/search/random-sampler.ts';
import type { Point, SearchSpace } from '#shared/search/search-space.ts';
import { tpeSampler } from '#shared/search/tpe-sampler.ts';
import type { Sampler, Trial } from '#shared/search/trial.ts';
import { median } from '#shared/statistics/median.ts';
import { branin, zdt1 } from '#test/oracles/test-functions.ts';
import { describe, expect, it } from 'vitest';
import {
  braninSpace,
  floats,
  least,
  medianLeast,
  mixedSpace,
  ofBranin,
  ofHartmann,
  ofMixed,
  searched,
  searchedInParallel,
  seeds,
  trialOf,
} from './simulated-search.ts';

describe('tpeSampler', () => {
  it.each([
    ['Branin', ofBranin, 0.05, 0.2],
    ['Hartmann-6', ofHartmann, 0.22, 0.2],
    ['a mixed space with conditions', ofMixed, 0.002, 0.1],
  ])('comes near the minimum of %s in 100 trials, where random search does not', (_, search, bound, share) => {
    const reached = medianLeast(tpeSampler(), search, 21);
    expect(reached).toBeLessThan(bound);
    expect(reached).toBeLessThan(share * medianLeast(randomSampler, search, 21));
    expect(reached).toBeLessThan(share * medianLeast(quasiRandomSampler, search, 21));
  });

  it('spans a larger hypervolume of two objectives than random search', () => {
    const evaluate = (point: Point) => ({ objectives: zdt1(Object.values(point)) });
    const volume = (sampler: Sampler) => {
      const search = { space: ofHartmann.space, objectives: 2, trials: 150, evaluate };
      const fronts = seeds(21).map((seed) => searched(sampler, search, seed).map(({ objectives }) => objectives));
      return median(fronts.map((front) => hypervolume(front, [1, 5])));
    };
    expect(volume(tpeSampler())).toBeGreaterThan(4.2); // the whole front spans 4.667
    expect(volume(randomSampler)).toBeLessThan(3.6);
  });

  it('finds the best point that satisfies a constraint', () => {
    const evaluate = ({ x, y }: Point) => ({ objectives: [x! + y!], constraints: [4 - x! - y! ** 2] }); // x ≥ 4 − y²
    const search = { space: floats(['x', 'y'], 0, 10), trials: 100, evaluate };
    const tpe = medianLeast(tpeSampler(), search, 21);
    expect(tpe).toBeLessThan(2.1); // the minimum is 2, at x = 0, y = 2
    expect(tpe).toBeLessThan(medianLeast(randomSampler, search, 21) - 0.2);
  });

  it('learns from pruned trials where none has finished', () => {
    const evaluate = ({ x, y }: Point): Partial<Trial> => {
      return { outcome: 'pruned', reports: [{ step: 1, value: branin(x!, y!) }] };
    };
    const search = { space: braninSpace, trials: 60, evaluate };
    const last = seeds(21).map((seed) => searched(tpeSampler(), search, seed).slice(-10));
    expect(median(last.flat().map((trial) => trial.reports[0]!.value))).toBeLessThan(8); // of random points: 36
  });

  it('leaves a third of the space in which training fails, though all that finish are equal', () => {
    const evaluate = ({ x }: Point): Partial<Trial> => (x! > 5 ? { outcome: 'failed' } : { objectives: [1] });
    const search = { space: braninSpace, trials: 60, evaluate };
    const last = seeds(21).map((seed) => searched(tpeSampler(), search, seed).slice(-20));
    const failed = last.flat().filter(({ outcome }) => outcome === 'failed').length / (20 * 21);
    expect(failed).toBeLessThan(0.1);
  });

  it('keeps away from points that are running: eight workers ask for eight places', () => {
    const space = floats(['x', 'y'], 0, 1);
    const evaluate = ({ x, y }: Point) => ({ objectives: [x! + y!] });
    const start = searched(randomSampler, { space, trials: 40, evaluate }, 1);
    const asked = (running: boolean) => {
      const trials = [...start];
      for (let worker = 0; worker < 8; worker++) {
        const number = start.length + worker;
        const point = tpeSampler()({ space, trials: running ? trials : start, objectives: 1, seed: 3, number });
        trials.push(trialOf(number, point, { outcome: 'running' }));
      }
      return trials.slice(start.length).map(({ point }) => [point['x']!, point['y']!] as const);
    };
    expect(nearestNeighbors(asked(true))).toBeGreaterThan(1.2 * nearestNeighbors(asked(false)));
  });

  it('with eight workers comes in 50 trials to less than half of what random search leaves of Hartmann-6', () => {
    const search = { ...ofHartmann, trials: 58 }; // the last eight still run
    const left = (sampler: Sampler) =>
      median(seeds(41).map((seed) => least(searchedInParallel(sampler, search, 8, seed), 50)));
    expect(left(tpeSampler())).toBeLessThan(0.7);
    expect(left(randomSampler)).toBeGreaterThan(1.4);
  });

  it('gives no point of a small space twice after the random start, and goes on when all were given', () => {
    const space: SearchSpace = [
      { kind: 'choice', name: 'kind', options: 3 },
      { kind: 'integer', name: 'layers', minimum: 1, maximum: 12, log: false },
    ];
    const evaluate = ({ kind, layers }: Point) => ({ objectives: [kind! + (layers! - 7) ** 2] });
    const points = searched(tpeSampler(), { space, trials: 60, evaluate }, 7).map(({ point }) => JSON.stringify(point));
    for (let number = 10; number < 30; number++) expect(points.indexOf(points[number]!)).toBe(number);
    expect(points).toHaveLength(60);
  });

  it('is decided by the search alone, whichever sampler answers and whatever it was asked before', () => {
    const trials = searched(randomSampler, { ...ofMixed, trials: 30 }, 2);
    const search = { space: mixedSpace, trials, objectives: 1, seed: 2, number: 30 };
    const used = tpeSampler();
    used({ ...search, number: 31 });
    expect(used(search)).toEqual(tpeSampler()(search));
    expect(tpeSampler()({ ...search, seed: 3 })).not.toEqual(tpeSampler()(search));
  });

  it('draws at random until ten trials tell something, and for ever where all fail', () => {
    const trials = searched(randomSampler, { ...ofBranin, evaluate: () => ({ outcome: 'failed' }) }, 4);
    const search = { space: braninSpace, trials, objectives: 1, seed: 4, number: 100 };
    expect(tpeSampler()(search)).toEqual(randomSampler(search));
    const nine = trials.map((trial, i): Trial => (i < 9 ? { ...trial, outcome: 'finished', objectives: [i] } : trial));
    expect(tpeSampler()({ ...search, trials: nine })).toEqual(randomSampler(search));
    expect(tpeSampler({ startupTrials: 9 })({ ...search, trials: nine })).not.toEqual(randomSampler(search));
  });

  it('counts running trials to the random start, but needs three that tell something', () => {
    const trials = searched(randomSampler, { ...ofBranin, trials: 10 }, 4);
    const search = { space: braninSpace, objectives: 1, seed: 4, number: 10 };
    const ended = (count: number) =>
      trials.map((trial, i) => (i < count ? trial : trialOf(i, trial.point, { outcome: 'running' })));
    expect(tpeSampler()({ ...search, trials: ended(2) })).toEqual(randomSampler({ ...search, trials }));
    expect(tpeSampler()({ ...search, trials: ended(3) })).not.toEqual(randomSampler({ ...search, trials }));
  });

  it('goes on where all objectives are equal, and gives valid points of every kind', () => {
    for (const { point } of searched(tpeSampler(), { ...ofMixed, evaluate: () => ({ objectives: [1] }) }, 5)) {
      const { kind, b = 1, layers, rate } = point;
      expect([0, 1, 2]).toContain(kind);
      expect(Object.keys(point)).toEqual(['kind', kind === 2 ? 'b' : 'a', 'layers', 'rate']);
      expect(rate! >= 1e-5 && rate! <= 1 && layers! >= 1 && layers! <= 8 && b >= 1 && b <= 9).toBe(true);
      expect([layers, b].every(Number.isInteger)).toBe(true);
    }
  });

  it('gives the empty point of the empty space, and the first point without trials or a start', () => {
    const search = { space: [], trials: [], objectives: 1, seed: 0, number: 0 };
    expect(tpeSampler({ startupTrials: 0 })(search)).toEqual({});
    expect(tpeSampler({ startupTrials: 0 })({ ...search, space: floats(['x'], 0, 1) }).x).toBeTypeOf('number');
  });

  it('asks for a dimension that no trial has yet, and takes trials as they are that lack it', () => {
    const old = searched(randomSampler, { ...ofBranin, trials: 30 }, 6);
    const search = {
      space: [...braninSpace, ...floats(['new'], 0, 1)],
      trials: old,
      objectives: 1,
      seed: 6,
      number: 30,
    };
    expect(Object.keys(tpeSampler()(search))).toEqual(['x', 'y', 'new']);
  });
});

/** The mean over the points of the distance to the nearest other one. */
function nearestNeighbors(points: readonly (readonly [number, number])[]): number {
  const distances = points.map(([x, y], i) =>
    Math.min(...points.flatMap(([u, v], j) => (i === j ? [] : [Math.hypot(x - u, y - v)]))),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) / points.length;
}
