import { gaussianProcessSampler } from '#shared/search/gaussian-process-sampler.ts';
import { randomSampler } from '#shared/search/random-sampler.ts';
import type { Point } from '#shared/search/search-space.ts';
import type { Trial } from '#shared/search/trial.ts';
import { branin, hartmann6 } from '#test/oracles/test-functions.ts';
import { describe, expect, it } from 'vitest';
import {
  braninSpace,
  least,
  medianLeast,
  ofBranin,
  ofHartmann,
  ofMixed,
  searched,
  searchedInParallel,
  seeds,
  trialOf,
} from './simulated-search.ts';

describe('gaussianProcessSampler', () => {
  it.each([
    ['Branin', { ...ofBranin, trials: 30 }, 0.02],
    ['Hartmann-6', { ...ofHartmann, trials: 32 }, 0.7],
    ['a mixed space with conditions', { ...ofMixed, trials: 30 }, 0.03],
  ])('comes near the minimum of %s in some tens of trials, where random search does not', (_, search, bound) => {
    expect(medianLeast(gaussianProcessSampler(), search, 10)).toBeLessThan(bound);
    expect(medianLeast(randomSampler, search, 10)).toBeGreaterThan(2 * bound);
  });

  it('keeps running trials apart: four workers ask for different points and still find the minimum', () => {
    const trials = searchedInParallel(gaussianProcessSampler(), { ...ofBranin, trials: 44 }, 4);
    expect(least(trials)).toBeLessThan(0.1);
    for (let number = 12; number < 44; number++) {
      const { point } = trials[number]!;
      for (const other of trials.slice(number - 3, number)) {
        expect(Math.hypot(point.x! - other.point.x!, point.y! - other.point.y!)).toBeGreaterThan(1e-3);
      }
    }
  });

  it('keeps to constraints that cut the minimum off', () => {
    // Branin with x + y ≤ 6: of its minima only (−π, 12.275) and (3π, 2.475) are cut off, (π, 2.275) stays.
    const evaluate = ({ x, y }: Point) => ({ objectives: [branin(x!, y!) - 0.397887], constraints: [x! + y! - 6] });
    const trials = searched(gaussianProcessSampler(), { ...ofBranin, trials: 45, evaluate }, 2);
    const feasible = trials.filter(({ constraints }) => constraints[0]! <= 0);
    expect(least(feasible)).toBeLessThan(0.1);
    expect(trials.slice(15).filter(({ constraints }) => constraints[0]! <= 0).length).toBeGreaterThan(15);
  });

  it('looks for what is feasible while nothing is', () => {
    const evaluate = ({ x, y }: Point) => ({ objectives: [x!], constraints: [y! - 0.3, x! - 5] });
    const trials = searched(gaussianProcessSampler(), { ...ofBranin, trials: 30, evaluate }, 1);
    expect(trials.slice(12).filter(({ constraints }) => Math.max(...constraints) <= 0).length).toBeGreaterThan(6);
  });

  it('keeps away from the half where trials fail or give NaN', () => {
    const evaluate = (point: Point): Partial<Trial> => {
      if (point.a! > 0.75) return { outcome: 'failed' };
      return { objectives: [point.a! > 0.5 ? NaN : hartmann6(Object.values(point))] };
    };
    const search = { ...ofHartmann, trials: 25, evaluate };
    const later = seeds(3).flatMap((seed) => searched(gaussianProcessSampler(), search, seed).slice(10));
    expect(later.filter(({ point }) => point.a! > 0.5).length).toBeLessThan(9); // of 45
  });

  it('takes the last report of pruned trials, and one value that exploded', () => {
    const evaluate = ({ x, y }: Point): Partial<Trial> => {
      const value = branin(x!, y!) - 0.397887;
      if (value > 150) return { objectives: [1e12] };
      return value > 20 ? { outcome: 'pruned', reports: [{ step: 3, value }] } : { objectives: [value] };
    };
    expect(medianLeast(gaussianProcessSampler(), { ...ofBranin, trials: 30, evaluate }, 3)).toBeLessThan(0.1);
  });

  it('draws at random until enough trials have ended, or while all failed', () => {
    const trials = searched(randomSampler, { ...ofBranin, trials: 9 }, 1);
    const search = { space: braninSpace, trials, objectives: 1, seed: 1, number: 9 };
    expect(gaussianProcessSampler()(search)).toEqual(randomSampler(search));
    expect(gaussianProcessSampler({ startupTrials: 5 })(search)).not.toEqual(randomSampler(search));
    const failed = {
      ...search,
      trials: Array.from({ length: 20 }, (_, i) => trialOf(i, { x: 0, y: 0 }, { outcome: 'failed' })),
      number: 20,
    };
    expect(gaussianProcessSampler()(failed)).toEqual(randomSampler(failed));
  });

  it('takes more trials than it looks at, equal values, missing constraints and an empty space', () => {
    const many = searched(randomSampler, { ...ofBranin, trials: 150 }, 1);
    const sampler = gaussianProcessSampler({ trainingTrials: 40 });
    const search = { space: braninSpace, objectives: 1, seed: 1, number: 150 };
    const { x, y } = sampler({ ...search, trials: many });
    expect(branin(x!, y!)).toBeLessThan(20);
    const odd = many.map((trial, i) => ({ ...trial, objectives: [1], constraints: i % 3 ? [] : [NaN] }));
    expect(Object.keys(sampler({ ...search, trials: odd }))).toEqual(['x', 'y']);
    const empty = many.map(({ number }) => trialOf(number, {}, { objectives: [1] }));
    expect(sampler({ ...search, space: [], trials: empty })).toEqual({});
  });

  it('says the same from a fresh sampler', () => {
    const trials = searched(gaussianProcessSampler(), { ...ofBranin, trials: 14 }, 1);
    const search = { space: braninSpace, trials, objectives: 1, seed: 1, number: 14 };
    expect(gaussianProcessSampler()(structuredClone(search))).toEqual(gaussianProcessSampler()(search));
  });

  it('refuses several objectives', () => {
    const search = { space: braninSpace, trials: [], objectives: 2, seed: 1, number: 0 };
    expect(() => gaussianProcessSampler()(search)).toThrow(
      'gaussianProcessSampler: the search has 2 objectives, expected 1; take nsga2Sampler or tpeSampler',
    );
  });
});
