import type { Run } from '#shared/contract/run.ts';
import type { SweepOverview } from '#shared/contract/sweep.ts';
import { timeLeftText } from '#renderer/formatting/duration.ts';
import { formatCount } from '#renderer/formatting/number.ts';
import { runProgress, runTitle, stateWords } from '#renderer/state/run-words.ts';
import { endedTrials, sweepProgress } from '#renderer/state/sweep-words.ts';

export interface ActiveEntry {
  readonly kind: 'sweep' | 'run';
  readonly id: string;
  readonly title: string;
  /** Done, 0…1. */
  readonly share: number;
  /** Computes at this moment. */
  readonly isActive: boolean;
  readonly words: string;
}

/** What computes or waits: sweeps first, each as one line that stands for its trials, then the other runs. */
export function activeEntries(sweeps: readonly SweepOverview[], runs: readonly Run[]): readonly ActiveEntry[] {
  const running = sweeps.filter(({ state }) => state === 'running');
  const ids = new Set(running.map(({ id }) => id));
  const alone = runs.filter(
    ({ state, trial }) =>
      (state === 'running' || state === 'paused' || state === 'queued') && !(trial && ids.has(trial.sweepId)),
  );
  return [...running.map(sweepEntry), ...alone.map(runEntry)];
}

function sweepEntry(sweep: SweepOverview): ActiveEntry {
  const trials = `${formatCount(endedTrials(sweep))} of ${formatCount(sweep.trialLimit)} trials`;
  const rest = sweep.isPaused ? 'paused' : timeLeftText(sweep.millisecondsLeft);
  return {
    kind: 'sweep',
    id: sweep.id,
    title: sweep.definition.name,
    share: sweepProgress(sweep),
    isActive: !sweep.isPaused,
    words: rest ? `${trials} · ${rest}` : trials,
  };
}

function runEntry(run: Run): ActiveEntry {
  const isActive = run.state === 'running';
  return {
    kind: 'run',
    id: run.id,
    title: runTitle(run),
    share: runProgress(run),
    isActive,
    words: isActive ? timeLeftText(run.millisecondsLeft) : stateWords[run.state].label,
  };
}
