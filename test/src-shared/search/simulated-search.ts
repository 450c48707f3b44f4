import type { Dimension, NumericDimension, Point, SearchSpace } from '#shared/search/search-space.ts';
import type { Sampler, Trial } from '#shared/search/trial.ts';

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
export function searchedInParallel(sampler: Sampler, search: SimulatedSearch, workers: number): readonly Trial[] {
  const { space, objectives = 1 } = search;
  const trials: Trial[] = [];
  for (let number = 0; number < search.trials; number++) {
    const running = trials.filter(({ outcome }) => outcome === 'running');
    const ending = running[Math.min(1, running.length - 1)];
    if (ending && running.length >= workers - 1) {
      trials[ending.number] = trialOf(ending.number, ending.point, search.evaluate(ending.point));
    }
    const point = sampler({ space, trials: [...trials], objectives, seed: 1, number });
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

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
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
