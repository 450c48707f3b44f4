import { trialOutcomes } from '#shared/contract/sweep.ts';
import type {
  SweepObjective,
  SweepOverview,
  SweepPruner,
  SweepSampler,
  TrialOutcome,
  WorkerLimits,
} from '#shared/contract/sweep.ts';
import { formatBytes, formatCount } from '#renderer/formatting/number.ts';
import { metricWords } from './metric-words.ts';
import type { StateWords } from './run-words.ts';

type Standing = Pick<SweepOverview, 'state' | 'isPaused' | 'error'>;

export function sweepStateWords({ state, isPaused, error }: Standing): StateWords {
  if (state === 'finished') return { label: 'Finished', tone: 'good', icon: 'check' };
  if (state === 'running') {
    return isPaused
      ? { label: 'Paused', tone: 'warning', icon: 'pause' }
      : { label: 'Running', tone: 'active', icon: 'running' };
  }
  return error ? { label: 'Failed', tone: 'bad', icon: 'cross' } : { label: 'Stopped', tone: 'neutral', icon: 'slash' };
}

export type SweepCall = 'sweeps:pause' | 'sweeps:resume' | 'sweeps:stop';

export interface SweepAction {
  readonly call: SweepCall;
  readonly label: string;
  readonly icon: 'pause' | 'play' | 'stop';
}

const pause: SweepAction = { call: 'sweeps:pause', label: 'Pause', icon: 'pause' };
const resume: SweepAction = { call: 'sweeps:resume', label: 'Resume', icon: 'play' };
const stop: SweepAction = { call: 'sweeps:stop', label: 'Stop', icon: 'stop' };

/** What can be done with a sweep now, besides deleting it and giving it more trials. */
export function sweepActions({ state, isPaused }: Pick<SweepOverview, 'state' | 'isPaused'>): readonly SweepAction[] {
  if (state === 'finished') return [];
  if (state === 'stopped') return [resume];
  return [isPaused ? resume : pause, stop];
}

const outcomes: Readonly<Record<TrialOutcome, StateWords>> = {
  running: { label: 'Running', tone: 'active', icon: 'running' },
  finished: { label: 'Finished', tone: 'good', icon: 'check' },
  pruned: { label: 'Pruned', tone: 'neutral', icon: 'slash' },
  failed: { label: 'Failed', tone: 'bad', icon: 'cross' },
};

const waiting: StateWords = { label: 'Waiting', tone: 'warning', icon: 'pause' };

/** What became of a trial; one that has not ended waits while its sweep is paused or stopped. */
export function outcomeWords(outcome: TrialOutcome, isComputing: boolean): StateWords {
  return outcome === 'running' && !isComputing ? waiting : outcomes[outcome];
}

/** Whether trials of a sweep compute at this moment. */
export function isComputing({ state, isPaused }: Pick<SweepOverview, 'state' | 'isPaused'>): boolean {
  return state === 'running' && !isPaused;
}

/** Trials that will not change any more. */
export function endedTrials({ counts }: Pick<SweepOverview, 'counts'>): number {
  return counts.finished + counts.pruned + counts.failed;
}

/** Share of the trials that have ended, in 0…1. */
export function sweepProgress(sweep: Pick<SweepOverview, 'counts' | 'trialLimit' | 'state'>): number {
  if (sweep.state === 'finished') return 1;
  return sweep.trialLimit > 0 ? Math.min(1, endedTrials(sweep) / sweep.trialLimit) : 0;
}

/** “12 finished · 3 pruned · 1 running”; outcomes that no trial has are left out. */
export function countsText(sweep: Pick<SweepOverview, 'counts' | 'state' | 'isPaused'>): string {
  const { counts } = sweep;
  const order = ['finished', 'pruned', 'failed', 'running'] as const satisfies readonly TrialOutcome[];
  const parts = order
    .filter((outcome) => counts[outcome] > 0)
    .map(
      (outcome) => `${formatCount(counts[outcome])} ${outcomeWords(outcome, isComputing(sweep)).label.toLowerCase()}`,
    );
  return parts.length > 0 ? parts.join(' · ') : 'no trial yet';
}

/** “trial 12 of β sweep” */
export function trialText(
  trial: { readonly sweepId: string; readonly number: number },
  sweep: Pick<SweepOverview, 'definition'> | undefined,
): string {
  return `trial ${trial.number} of ${sweep?.definition.name ?? `sweep ${trial.sweepId}`}`;
}

export function outcomeOf(index: number): TrialOutcome {
  const outcome = trialOutcomes[index];
  if (!outcome) throw new Error(`outcomeOf: ${index} is not the index of one of the ${trialOutcomes.length} outcomes`);
  return outcome;
}

/** “lowest Validation −ELBO” */
export function objectiveText({ metric, goal }: SweepObjective): string {
  return `${goal === 'minimize' ? 'lowest' : 'highest'} ${metricWords(metric).label}`;
}

export const samplerLabels: Readonly<Record<SweepSampler['name'], string>> = {
  grid: 'Grid',
  random: 'Random',
  'quasi-random': 'Quasi-random',
  tpe: 'TPE',
  'cma-es': 'CMA-ES',
  'gaussian-process': 'Gaussian process',
  nsga2: 'NSGA-II',
};

export const prunerLabels: Readonly<Record<SweepPruner['name'], string>> = {
  none: 'no pruner',
  median: 'median pruner',
  percentile: 'percentile pruner',
  patience: 'patience pruner',
  threshold: 'threshold pruner',
  asha: 'ASHA',
  hyperband: 'Hyperband',
};

/** Why there can be so many workers: “at most 2: 2 cores, 23 GB free at 800 MB each” */
export function limitsText({ maximum, cores, memoryBytes, bytesOfWorker }: WorkerLimits): string {
  const memory = `${formatBytes(memoryBytes)} free at ${formatBytes(bytesOfWorker)} each`;
  return `at most ${maximum}: ${formatCount(cores)} ${cores === 1 ? 'core' : 'cores'}, ${memory}`;
}

/** “2 workers with 1 thread each” */
export function workersText({ workers, threadsOfWorker }: Pick<SweepOverview, 'workers' | 'threadsOfWorker'>): string {
  const threads = threadsOfWorker === 1 ? '1 thread' : `${threadsOfWorker} threads`;
  return workers === 1 ? `1 worker with ${threads}` : `${workers} workers with ${threads} each`;
}
