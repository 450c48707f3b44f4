import type { SweepDefinition, SweepOverview, SweepTrial, TrialOutcome } from '#shared/contract/sweep.ts';
import { compareTrialValues, trialValue } from '#shared/search/trial-value.ts';
import type { TrialValue } from '#shared/search/trial-value.ts';
import type { TimedTrial } from '#main/storage/sweep-table.ts';
import { searchTrial } from './search-trials.ts';
import { trialLimit } from './sweep-samplers.ts';

/** How far a sweep is, as its trials alone tell. */
export interface SweepStanding extends Pick<SweepOverview, 'counts' | 'best' | 'trialLimit'> {
  /** Median of what trials that ended took, from the start of the run to its end; null while none has. */
  readonly millisecondsOfTrial: number | null;
}

/** A standing that is kept up while trials begin and end: a sweep may have thousands, and each end is told at once. */
export interface RunningStanding {
  readonly read: () => SweepStanding;
  /** A trial that is new, or that stands differently now. */
  readonly put: (trial: TimedTrial) => void;
}

export function runningStanding(definition: SweepDefinition, trials: readonly TimedTrial[]): RunningStanding {
  const limit = trialLimit(definition);
  const outcomes: TrialOutcome[] = []; // by number
  const counts = { running: 0, finished: 0, pruned: 0, failed: 0 };
  const durations: number[] = []; // ascending
  let best: { readonly trial: TimedTrial; readonly value: TrialValue } | null = null;

  function put(trial: TimedTrial): void {
    const before = outcomes[trial.number];
    if (before === trial.outcome) return;
    if (before !== undefined) counts[before]--;
    counts[trial.outcome]++;
    outcomes[trial.number] = trial.outcome;
    const duration = durationOf(trial);
    if (duration !== null) durations.splice(placeIn(durations, duration), 0, duration);
    const value = trial.outcome === 'finished' ? trialValue(searchTrial(definition, { ...trial, reports: [] })) : null;
    if (value && value.kind !== 'failed' && isBetter({ trial, value }, best)) best = { trial, value };
  }

  for (const trial of trials) put(trial);
  return {
    put,
    read: () => ({
      counts: { ...counts },
      trialLimit: limit,
      best: best && briefly(best.trial),
      millisecondsOfTrial: durations[Math.floor(durations.length / 2)] ?? null,
    }),
  };
}

/** Until the last trial has ended; null while no trial has, and for a sweep that does not run. */
export function millisecondsLeft(
  { counts, trialLimit, millisecondsOfTrial }: SweepStanding,
  workers: number,
): number | null {
  if (workers === 0 || millisecondsOfTrial === null) return null;
  const left = Math.max(0, trialLimit - counts.finished - counts.pruned - counts.failed);
  return (left * millisecondsOfTrial) / Math.max(1, Math.min(workers, left)); // the last trials have workers to spare
}

interface Valued {
  readonly trial: TimedTrial;
  readonly value: TrialValue;
}

function isBetter(one: Valued, other: Valued | null): boolean {
  const difference = other === null ? -1 : compareTrialValues(one.value, other.value);
  return difference < 0 || (difference === 0 && one.trial.number < other!.trial.number); // 0 only where there is one
}

function briefly({ number, runId, objectives }: Pick<SweepTrial, 'number' | 'runId' | 'objectives'>) {
  return { number, runId, objectives };
}

/** Of a trial that went as far as it should. */
function durationOf({ outcome, startedAt, finishedAt }: TimedTrial): number | null {
  if (outcome === 'running' || outcome === 'failed' || startedAt === null || finishedAt === null) return null;
  return finishedAt - startedAt;
}

/** Where a value keeps the ascending order. */
function placeIn(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
