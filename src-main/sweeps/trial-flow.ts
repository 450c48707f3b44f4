import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import type { Run, RunError } from '#shared/contract/run.ts';
import type { Sweep, SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import type { RunService } from '#main/runs/run-service.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { createCrashCount } from './crash-count.ts';
import { createOpenTrials } from './open-trials.ts';
import type { OpenTrials } from './open-trials.ts';
import { searchOf } from './search-trials.ts';
import { prunerOf } from './sweep-pruners.ts';
import { samplerOf, trialLimit } from './sweep-samplers.ts';
import { trialDraft } from './trial-draft.ts';
import { failedEnd, trialEnd } from './trial-end.ts';
import type { TrialLog, StartRun } from './trial-log.ts';
import { createTrialPlaces, isUnderWay } from './trial-places.ts';
import type { Cut, TrialPlaces } from './trial-places.ts';

/** Which trial is next, and what becomes of one that has ended. */
export interface TrialFlow {
  readonly places: TrialPlaces;
  readonly open: OpenTrials;
  readonly state: FlowState;
  /** Open trials come first, then new ones. */
  readonly begin: () => void;
  /** Gives places to trials as long as there are some; to be called after every change of the state. */
  readonly fill: () => void;
  readonly judge: (number: number) => ReturnType<TrialLog['judge']>;
  readonly setDefinition: (definition: SweepDefinition) => void;
  readonly error: () => RunError | null;
  /** Resolves when no trial runs and none will; rejects when the sweep cannot go on. */
  readonly settled: Promise<void>;
}

export interface FlowState {
  /** Trials that run at once. */
  workers: number;
  isPaused: boolean;
  isStopping: boolean;
}

export function createTrialFlow(
  {
    workspace,
    runs,
    hasRoom,
  }: { readonly workspace: Workspace; readonly runs: RunService; readonly hasRoom: () => boolean },
  sweep: Sweep,
  log: TrialLog,
  workers: number,
): TrialFlow {
  const { id } = sweep;
  const sampler = samplerOf(sweep.definition.sampler);
  const state: FlowState = { workers, isPaused: false, isStopping: false };
  const open = createOpenTrials(log);
  const places = createTrialPlaces(runs, { ended, lost, hasRoom });
  const crashes = createCrashCount(id);
  const { settled, resolve, reject } = settlement();
  let { definition } = sweep;
  let [pruner, limit] = [prunerOf(definition), trialLimit(definition)];
  let hasBegun = false;
  let error: RunError | null = null;

  const start =
    (point: SweepTrial['point'], number: number): StartRun =>
    (inserted) =>
      runs.start(trialDraft(definition, { point, number, workers: state.workers }), inserted).id;

  function fill(): void {
    if (!hasBegun || error !== null) return; // trials that are open already come first
    try {
      if (!state.isStopping) open.reconsider(pruner);
      while (!state.isStopping && !state.isPaused && places.size() < state.workers) {
        const next = open.next();
        if (next !== undefined) goOnWith(next);
        else if (log.all.length < limit) giveOut();
        else break;
      }
      if (error === null && places.size() === 0 && (state.isStopping || !state.isPaused)) settle();
    } catch (failure) {
      giveUpFor(failure);
    }
  }

  /** A point that makes no run, such as more layers than the images bear, is a trial that failed. */
  function giveOut(): void {
    const number = log.all.length;
    const point = sampler(searchOf(sweep.definition, log.all, number));
    try {
      places.take(log.giveOut(point, start(point, number)), number);
    } catch (failure) {
      if (!(failure instanceof WorkbenchError && failure.code === 'arguments/invalid')) throw failure;
      log.giveOut(point, null);
      log.end(number, failedEnd);
      crashes.add(number, failure.message);
      giveUpFor(crashes.verdict());
    }
  }

  /** From its last checkpoint, or from the start where its run is gone. */
  function goOnWith(number: number): void {
    const trial = log.get(number);
    const run = runOf(trial);
    if (run && hasEnded(run)) ended(run, number, null);
    else places.take(run?.id ?? log.beginAgain(number, start(trial.point, number)), number);
  }

  /** Null for a run that was deleted. */
  const runOf = ({ runId }: SweepTrial) => (runId !== null && workspace.runs.get(runId) ? runs.get(runId) : null);

  function settle(): void {
    const isOver = log.all.length >= limit && !log.all.some(({ outcome }) => outcome === 'running');
    workspace.sweeps.setState(id, isOver ? 'finished' : 'stopped');
    resolve();
  }

  function ended(run: Run, number: number, cut: Cut | null): void {
    const isLeft = run.state === 'canceled' || run.state === 'interrupted';
    if (isLeft && cut === 'wait') open.wait(number);
    else if (isLeft && cut === 'park') open.goOnFirst(number);
    else close(run, number, cut === 'prune');
    fill();
  }

  function close(run: Run, number: number, wasPruned: boolean): void {
    const { isStopping } = state;
    const end = trialEnd(definition, run, { wasPruned, isStopping, crashes: crashes.add(number, crashOf(run)) });
    if (end === 'resume') open.goOnFirst(number);
    else if (end !== 'leave') log.end(number, end);
    giveUpFor(crashes.verdict());
  }

  /** A run that was deleted begins again; every other reason is one of the whole sweep. */
  function lost(number: number, failure: unknown): void {
    if (runOf(log.get(number)) && !state.isStopping) return giveUpFor(failure);
    open.goOnFirst(number);
    fill();
  }

  function giveUpFor(failure: unknown): void {
    if (failure === null || error !== null) return;
    state.isStopping = true;
    error = errorValue(failure);
    workspace.sweeps.setState(id, 'stopped');
    void places.cancelAll();
    reject(failure);
  }

  /** Trials that ran when the program ended go on from their last checkpoint; what ended unseen is taken in. */
  function takeUp(trial: SweepTrial): void {
    const run = runOf(trial);
    if (run && hasEnded(run)) return ended(run, trial.number, null);
    const isAsked = mayWait(definition) && trial.reports.length > 0 && !(run && isUnderWay(run));
    if (isAsked && log.judge(trial.number, pruner) !== 'continue') open.wait(trial.number);
    else open.goOnLast(trial.number);
  }

  return {
    places,
    open,
    state,
    settled,
    fill,
    error: () => error,
    judge: (number) => log.judge(number, pruner),
    begin() {
      for (const trial of log.all.filter(({ outcome }) => outcome === 'running')) takeUp(trial);
      hasBegun = true;
      fill();
    },
    setDefinition(next) {
      definition = next;
      [pruner, limit] = [prunerOf(definition), trialLimit(definition)];
      fill();
    },
  };
}

/** It will never be under way again. */
function hasEnded(run: Run): boolean {
  return run.state === 'finished' || !(run.isResumable || isUnderWay(run));
}

/** Its words; null where it has not crashed. Numbers that are not finite come from the point. */
function crashOf({ state, error }: Run): string | null {
  return state === 'failed' && error?.code !== 'training/diverged' ? (error?.message ?? 'no message') : null;
}

function mayWait({ pruner }: SweepDefinition): boolean {
  return (pruner.name === 'asha' || pruner.name === 'hyperband') && pruner.synchronous;
}

function settlement() {
  let resolve!: () => void; // set by the promise, before anything else can run
  let reject!: (error: unknown) => void;
  const settled = new Promise<void>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise;
    reject = rejectPromise;
  });
  settled.catch(() => undefined); // whoever waits hears of it; that nobody waits yet is no reason to end the process
  return { settled, resolve, reject };
}
