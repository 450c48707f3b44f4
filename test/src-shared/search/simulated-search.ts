import { branin, hartmann6 } from '#test/oracles/test-functions.ts';
import type { Dimension, NumericDimension, Point, SearchSpace } from '#shared/search/search-space.ts';
import type { Sampler, Trial } from '#shared/search/trial.ts';
import { median } from '#shared/statistics/median.ts';

export interface SimulatedSearch {
  readonly space: SearchSpace;
  readonly trials: number;
  readonly evaluate: (point: Point) => Partial<Trial>;
  readonly objectives?: number;
}

/** A search by one worker: every trial ends before the next is asked for. */
export function searched(sampler: Sampler, search: SimulatedSearch, seed: number): readonly Trial[] {
  const { space, objectives = 1 } = search;
  const trials: Trial[] = [];
  for (let number = 0; number < search.trials; number++) {
    const point = sampler({ space, trials, objectives, seed, number });
    trials.push(trialOf(number, point, search.evaluate(point)));
  }
  return trials;
}

/** A search by `workers`: that many trials run while the next is asked for, and the oldest but one ends. */
export function searchedInParallel(
  sampler: Sampler,
  search: SimulatedSearch,
  workers: number,
  seed = 1,
): readonly Trial[] {
  const { space, objectives = 1 } = search;
  const trials: Trial[] = [];
  for (let number = 0; number < search.trials; number++) {
    const running = trials.filter(({ outcome }) => outcome === 'running');
    const ending = running[Math.min(1, running.length - 1)];
    if (ending && running.length >= workers - 1) {
      trials[ending.number] = trialOf(ending.number, ending.point, search.evaluate(ending.point));
    }
    const point = sampler({ space, trials: [...trials], objectives, seed, number });
    trials.push(trialOf(number, point, { outcome: 'running' }));
  }
  return trials;
}

export function trialOf(number: number, point: Point, known: Partial<Trial>): Trial {
  return { number, point, outcome: 'finished', objectives: [], constraints: [], reports: [], ...known };
}

/** The least objective of the first `count` trials (all by default). */
export function least(trials: readonly Trial[], count = trials.length): number {
  return Math.min(...trials.slice(0, count).map(({ objectives }) => objectives[0] ?? Infinity));
}

/** The median over so many seeds of the least objective of trials that keep to the constraints. */
export function medianLeast(sampler: Sampler, search: SimulatedSearch, seedCount: number): number {
  const feasible = (seed: number) =>
    searched(sampler, search, seed).filter(({ constraints }) => constraints.every((value) => value <= 0));
  return median(seeds(seedCount).map((seed) => least(feasible(seed))));
}

export function seeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, seed) => seed);
}

export function floats(names: readonly string[], minimum: number, maximum: number): readonly NumericDimension[] {
  return names.map((name) => ({ kind: 'float', name, minimum, maximum, log: false }));
}

export const braninSpace: SearchSpace = [...floats(['x'], -5, 10), ...floats(['y'], 0, 15)];

/** A choice with a number of its own under each option, an integer and a logarithmic scale. */
export const mixedSpace: readonly Dimension[] = [
  { kind: 'choice', name: 'kind', options: 3 },
  { kind: 'float', name: 'a', minimum: 0, maximum: 1, log: false, when: { name: 'kind', isOneOf: [0, 1] } },
  { kind: 'integer', name: 'b', minimum: 1, maximum: 9, log: false, when: { name: 'kind', isOneOf: [2] } },
  { kind: 'integer', name: 'layers', minimum: 1, maximum: 8, log: false },
  { kind: 'float', name: 'rate', minimum: 1e-5, maximum: 1, log: true },
];

/** 0 at kind 1, a 0.3, 5 layers and rate 0.01; 0.2 at best with another kind. */
export function mixedLoss({ kind, a, b, layers, rate }: Point): number {
  const own = kind === 2 ? 0.2 + 0.01 * Math.abs(b! - 4) : (kind === 1 ? 0 : 0.5) + (a! - 0.3) ** 2;
  return own + 0.02 * (layers! - 5) ** 2 + 0.1 * (Math.log10(rate!) + 2) ** 2;
}

/** What is above the minimum, which is 0 at three places of a plane. */
export const ofBranin: SimulatedSearch = {
  space: braninSpace,
  trials: 100,
  evaluate: ({ x, y }) => ({ objectives: [branin(x!, y!) - 0.397887] }),
};
/** The same, with one deepest hollow in six dimensions. */
export const ofHartmann: SimulatedSearch = {
  space: floats(['a', 'b', 'c', 'd', 'e', 'f'], 0, 1),
  trials: 100,
  evaluate: (point) => ({ objectives: [hartmann6(Object.values(point)) + 3.32237] }),
};
export const ofMixed: SimulatedSearch = {
  space: mixedSpace,
  trials: 100,
  evaluate: (point) => ({ objectives: [mixedLoss(point)] }),
};
