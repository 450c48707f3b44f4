import { cmaEsSampler } from '#shared/search/cma-es-sampler.ts';
import { randomSampler } from '#shared/search/random-sampler.ts';
import type { Point } from '#shared/search/search-space.ts';
import { sphere } from '#test/oracles/test-functions.ts';
import { describe, expect, it } from 'vitest';
import {
  braninSpace,
  floats,
  least,
  medianLeast,
  ofBranin,
  ofHartmann,
  ofMixed,
  searched,
  searchedInParallel,
  trialOf,
} from './simulated-search.ts';

describe('cmaEsSampler', () => {
  it.each([
    ['Branin', { ...ofBranin, trials: 200 }, 1e-3],
    ['Hartmann-6', { ...ofHartmann, trials: 300 }, 0.2],
    ['a mixed space with conditions', { ...ofMixed, trials: 200 }, 0.1],
  ])('comes near the minimum of %s, where random search does not', (_, search, bound) => {
    const reached = medianLeast(cmaEsSampler(), search, 11);
    expect(reached).toBeLessThan(bound);
    expect(medianLeast(randomSampler, search, 11)).toBeGreaterThan(1.5 * reached);
  });

  it('starts around the middle of the cube', () => {
    const trials = searched(cmaEsSampler(), { ...ofHartmann, trials: 9 }, 1);
    const units = trials.flatMap(({ point }) => Object.values(point));
    expect(Math.abs(units.reduce((a, b) => a + b) / units.length - 0.5)).toBeLessThan(4 / 6 / Math.sqrt(units.length));
  });

  it('closes in on a minimum in a corner, at the very ends of six ranges', () => {
    const evaluate = (point: Point) => ({ objectives: [Object.values(point).reduce((sum, value) => sum + value, 0)] });
    const search = { space: ofHartmann.space, trials: 600, evaluate };
    expect(medianLeast(cmaEsSampler(), search, 5)).toBeLessThan(0.02);
  });

  it('finds the best of many integers beside floats', () => {
    const space = [
      ...floats(['a', 'b'], -1, 1),
      ...['c', 'd'].map((name) => ({ kind: 'integer' as const, name, minimum: -10, maximum: 9, log: false })),
    ];
    const evaluate = ({ a, b, c, d }: Point) => ({ objectives: [sphere([a! - 0.3, b! + 0.5, c! - 7, d! + 4])] });
    expect(medianLeast(cmaEsSampler(), { space, trials: 400, evaluate }, 9)).toBeLessThan(1e-3);
  });

  it('begins again with a doubled population where all is flat, and still finds the needle beside it', () => {
    const evaluate = ({ x }: Point) => ({ objectives: [x! > 0.97 ? x! - 1 : 0] });
    const search = { space: floats(['x'], 0, 1), trials: 600, evaluate };
    expect(medianLeast(cmaEsSampler(), search, 9)).toBeLessThan(0);
  });

  it('says the same from a fresh sampler, from copied trials and after another search', () => {
    const used = cmaEsSampler();
    const trials = searched(used, { ...ofBranin, trials: 60 }, 5);
    for (const count of [60, 13, 41]) {
      const search = { space: ofBranin.space, trials: trials.slice(0, count), objectives: 1, seed: 5, number: count };
      const fresh = cmaEsSampler()(search);
      expect(used(search)).toEqual(fresh);
      expect(used(structuredClone(search))).toEqual(fresh);
      expect(used({ ...search, seed: 6 })).toEqual(cmaEsSampler()({ ...search, seed: 6 }));
    }
  });

  it('still descends with four workers whose trials end out of order', () => {
    expect(least(searchedInParallel(cmaEsSampler(), { ...ofBranin, trials: 300 }, 4))).toBeLessThan(0.01);
  });

  it('ranks by the last report of pruned trials, and puts infeasible, failed and NaN ones last', () => {
    const evaluate = ({ x, y }: Point) => {
      const value = sphere([x! - 2, y! - 8]);
      if (y! > 13) return { outcome: 'failed' as const };
      if (x! < -3) return { objectives: [NaN] };
      if (x! > 5) return { objectives: [-1000], constraints: [x! - 5] };
      return value > 10
        ? { outcome: 'pruned' as const, reports: [{ step: 1, value }] }
        : { objectives: [value], constraints: [-1] };
    };
    const trials = searched(cmaEsSampler(), { space: braninSpace, trials: 200, evaluate }, 4);
    const feasible = trials.filter(({ constraints }) => constraints[0] === -1);
    expect(least(feasible)).toBeLessThan(1e-4);
  });

  it('draws on when all trials fail', () => {
    const trials = searched(cmaEsSampler(), { ...ofBranin, trials: 200, evaluate: () => ({ outcome: 'failed' }) }, 1);
    expect(new Set(trials.map(({ point }) => point.x)).size).toBeGreaterThan(150);
  });

  it('takes one dimension, a fixed one, choices alone and an empty space', () => {
    const one = {
      space: floats(['x'], -3, 5),
      trials: 80,
      evaluate: ({ x }: Point) => ({ objectives: [(x! - 2) ** 2] }),
    };
    expect(least(searched(cmaEsSampler(), one, 1))).toBeLessThan(1e-6);
    const fixed = { ...one, space: [...one.space, ...floats(['y'], 4, 4)] };
    expect(searched(cmaEsSampler(), fixed, 1).every(({ point }) => point.y === 4)).toBe(true);
    const choice = { ...one, space: [{ kind: 'choice' as const, name: 'x', options: 3 }] };
    expect(new Set(searched(cmaEsSampler(), choice, 1).map(({ point }) => point.x)).size).toBe(3);
    expect(
      cmaEsSampler()({ space: [], trials: [trialOf(0, {}, { objectives: [1] })], objectives: 1, seed: 1, number: 1 }),
    ).toEqual({});
  });

  it('refuses several objectives', () => {
    expect(() => cmaEsSampler()({ space: braninSpace, trials: [], objectives: 2, seed: 1, number: 0 })).toThrow(
      'cmaEsSampler: the search has 2 objectives, expected 1; take nsga2Sampler',
    );
  });
});
