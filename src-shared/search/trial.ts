import type { Point, SearchSpace } from './search-space.ts';

/** One point of a search and what is known of it. Every objective is to be minimized. */
export interface Trial {
  /** Counts from 0 in the order in which points were given out. */
  readonly number: number;
  readonly point: Point;
  readonly outcome: 'running' | 'finished' | 'pruned' | 'failed';
  /** One for each objective of a finished trial; of every other trial, none. */
  readonly objectives: readonly number[];
  /** At most 0 where the constraint is satisfied; none for a trial that has not finished. */
  readonly constraints: readonly number[];
  /** The first objective in the course of training, by rising step. */
  readonly reports: readonly Report[];
}

export interface Report {
  readonly step: number;
  readonly value: number;
}

/** All that the next point may depend on. Trials are in order of their numbers, those that run included. */
export interface Search {
  readonly space: SearchSpace;
  readonly trials: readonly Trial[];
  readonly objectives: number;
  readonly seed: number;
  /** The number of the trial that is asked for. */
  readonly number: number;
}

/** The next point. The same search gives the same point: randomness comes from seed and number. */
export type Sampler = (search: Search) => Point;

/**
 * What becomes of a running trial after its newest report: `wait` until others have got as far (its checkpoint stays,
 * and it is asked again), `prune` ends it. `others` are all other trials of the search.
 */
export type Pruner = (trial: Trial, others: readonly Trial[]) => 'continue' | 'prune' | 'wait';

export function isFeasible({ outcome, constraints }: Trial): boolean {
  return outcome === 'finished' && constraints.every((value) => value <= 0);
}
