import type { Point, SearchSpace } from '#shared/search/search-space.ts';
import type { Pruner, Sampler, Trial } from '#shared/search/trial.ts';

/** A function that was recorded: what trials of a search would have reported. */
export interface RecordedTrials {
  readonly space: SearchSpace;
  /** Epochs of a trial that nobody prunes. */
  readonly epochs: number;
  /** The objective after each epoch; fewer where training diverged. */
  readonly curveAt: (point: Point) => readonly number[];
  readonly isGood: (point: Point) => boolean;
}

export interface TableSearch {
  readonly sampler: Sampler;
  readonly pruner: Pruner;
  readonly seed: number;
}

/** Searches that have found nothing by then count as if they had. */
const mostEpochs = 3000;

/** What `epochsUntilGood` gives for so many seeds, ascending. */
export function epochsOverSeeds(
  recorded: RecordedTrials,
  { sampler, pruner }: Pick<TableSearch, 'sampler' | 'pruner'>,
  seedCount: number,
): readonly number[] {
  const epochs = Array.from({ length: seedCount }, (_, seed) => epochsUntilGood(recorded, { sampler, pruner, seed }));
  return epochs.sort((a, b) => a - b);
}

/**
 * Epochs that a search by one worker trains, those of pruned, diverged and repeated trials included, until a trial at a
 * good place has finished all of its own.
 */
export function epochsUntilGood(recorded: RecordedTrials, { sampler, pruner, seed }: TableSearch): number {
  const trials: Trial[] = [];
  let epochs = 0;
  while (epochs < mostEpochs) {
    const number = trials.length;
    const point = sampler({ space: recorded.space, trials, objectives: 1, seed, number });
    const trial = trained(recorded, pruner, { number, point, others: trials });
    trials.push(trial);
    epochs += trial.reports.length + (trial.outcome === 'failed' ? 1 : 0); // the epoch that diverged was begun
    if (trial.outcome === 'finished' && recorded.isGood(point)) return epochs;
  }
  return mostEpochs;
}

interface Begun {
  readonly number: number;
  readonly point: Point;
  readonly others: readonly Trial[];
}

/** The pruner is asked after every epoch but the last, as in a sweep. */
function trained({ curveAt, epochs }: RecordedTrials, pruner: Pruner, { number, point, others }: Begun): Trial {
  const curve = curveAt(point);
  let trial: Trial = { number, point, outcome: 'running', objectives: [], constraints: [], reports: [] };
  for (const [i, value] of curve.entries()) {
    trial = { ...trial, reports: [...trial.reports, { step: i + 1, value }] };
    if (i + 1 < epochs && pruner(trial, others) === 'prune') return { ...trial, outcome: 'pruned' };
  }
  if (curve.length < epochs) return { ...trial, outcome: 'failed' };
  return { ...trial, outcome: 'finished', objectives: [curve.at(-1)!] }; // there is at least one epoch
}
