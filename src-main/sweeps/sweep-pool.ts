import { WorkbenchError } from '#shared/contract/errors.ts';
import { hyperparametersSchema } from '#shared/contract/hyperparameters.ts';
import type { Run, RunDraft } from '#shared/contract/run.ts';
import type { Sweep, SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import type { RunService } from '#main/runs/run-service.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { searchOf, searchTrial } from './search-trials.ts';
import { prunerOf } from './sweep-pruners.ts';
import { samplerOf, trialLimit } from './sweep-samplers.ts';
import { settingsOf } from './sweep-space.ts';
import { trialEnd } from './trial-end.ts';
import type { TrialEnd } from './trial-end.ts';

export interface PoolOptions {
  readonly workspace: Workspace;
  readonly runs: RunService;
  /** Trials that run at once, each in a process of its own. */
  readonly workers: number;
  /** Called when a trial begins, reports or ends. */
  readonly changed: (sweepId: string, trial: SweepTrial) => void;
}

/** The trials of one sweep while it runs. */
export interface SweepPool {
  readonly begin: () => void;
  readonly epochEnded: (runId: string, epoch: number) => void;
  readonly stop: () => Promise<void>;
  /** Resolves when no trial runs and none will; rejects when the sweep cannot go on. */
  readonly settled: Promise<void>;
}

/** So many trials one after the other that end in a crash mean that the fault is not in their points. */
const crashesInARow = 5;

export function createSweepPool(options: PoolOptions, { id, definition }: Sweep): SweepPool {
  const { workspace, runs, workers, changed } = options;
  const sampler = samplerOf(definition.sampler);
  const pruner = prunerOf(definition);
  const limit = trialLimit(definition);
  const trials = [...workspace.sweeps.trials(id)];
  const numbers = new Map<string, number>(); // of the trials that run, by run
  const pruned = new Set<string>();
  let isStopping = false;
  let hasBegun = false;
  let crashes = 0;
  const { settled, resolve, reject } = settlement();

  const put = (trial: SweepTrial) => {
    trials[trial.number] = trial;
    changed(id, trial);
  };
  const watch = (runId: string, number: number) => {
    numbers.set(runId, number);
    runs
      .whenSettled(runId)
      .then((run) => ended(run, number))
      .catch(giveUp);
  };

  /** From its last checkpoint; meanwhile its place is taken. */
  const goOn = (run: Run, number: number) => {
    numbers.set(run.id, number);
    runs.resume(run.id).then(() => watch(run.id, number), giveUp);
  };

  /** The trial and its run are written together: a crash leaves both or none. */
  function giveOut(): void {
    const number = trials.length;
    const point = sampler(searchOf(definition, trials, number));
    const runId = workspace.transaction(() => {
      const run = runs.start(trialDraft(definition, point, number));
      workspace.sweeps.insertTrial(id, { number, point, runId: run.id });
      return run.id;
    });
    put({ number, point, runId, outcome: 'running', objectives: [], constraints: [], reports: [] });
    watch(runId, number);
  }

  function fill(): void {
    if (!hasBegun) return; // trials that are open already come first
    try {
      while (!isStopping && numbers.size < workers && trials.length < limit) giveOut();
      if (numbers.size > 0) return;
      const isOver = trials.length >= limit && !trials.some(({ outcome }) => outcome === 'running');
      workspace.sweeps.setState(id, isOver ? 'finished' : 'stopped');
      resolve();
    } catch (error) {
      giveUp(error);
    }
  }

  function ended(run: Run, number: number): void {
    numbers.delete(run.id);
    const trial = trials[number]!; // it was given out
    const end = trialEnd(definition, run, { wasPruned: pruned.delete(run.id), isStopping });
    if (end === 'resume') return goOn(run, number);
    if (end !== 'leave') endTrial(trial, end);
    crashes = run.state === 'failed' && run.error?.code !== 'training/diverged' ? crashes + 1 : 0;
    if (crashes >= crashesInARow) {
      const what = `Sweep ${id}: ${crashes} trials in a row failed, the last with: ${run.error?.message ?? 'no message'}`;
      return giveUp(new WorkbenchError('sweep/trials-fail', what));
    }
    fill();
  }

  function endTrial(trial: SweepTrial, end: TrialEnd): void {
    workspace.sweeps.endTrial(id, trial.number, end);
    put({ ...trial, ...end });
  }

  function giveUp(error: unknown): void {
    isStopping = true;
    workspace.sweeps.setState(id, 'stopped');
    for (const runId of numbers.keys()) void runs.cancel(runId).catch(() => undefined); // it may be ending by itself
    reject(error);
  }

  /** Trials that ran when the program ended go on from their last checkpoint; what ended unseen is taken in. */
  function takeUp(trial: SweepTrial): void {
    const run = trial.runId !== null && workspace.runs.get(trial.runId) ? runs.get(trial.runId) : null; // it may be deleted
    if (run?.state === 'finished') return ended(run, trial.number);
    if (run?.isResumable) return goOn(run, trial.number);
    if (run) return ended(run, trial.number);
    const fresh = workspace.transaction(() => {
      const started = runs.start(trialDraft(definition, trial.point, trial.number));
      workspace.sweeps.reopenTrial(id, trial.number, started.id);
      return started.id;
    });
    put({ ...trial, runId: fresh, reports: [] });
    watch(fresh, trial.number);
  }

  return {
    settled,
    begin() {
      for (const trial of trials.filter(({ outcome }) => outcome === 'running')) takeUp(trial);
      hasBegun = true;
      fill();
    },
    epochEnded(runId, epoch) {
      const number = numbers.get(runId);
      if (number === undefined || epoch === 0) return;
      const { metrics, hyperparameters } = runs.get(runId);
      const value = metrics[definition.objectives[0]!.metric]; // there is at least one
      if (value === undefined) return;
      workspace.sweeps.report(id, number, { step: epoch, value });
      const trial = trials[number]!; // it was given out
      const reports = [...trial.reports.filter(({ step }) => step < epoch), { step: epoch, value }];
      put({ ...trial, reports });
      if (epoch >= hyperparameters.epochs) return; // nothing is left to be saved
      const others = trials.filter((other) => other.number !== number).map((other) => searchTrial(definition, other));
      if (pruner(searchTrial(definition, trials[number]!), others) !== 'prune') return;
      pruned.add(runId);
      void runs.cancel(runId).catch(() => pruned.delete(runId)); // it may have ended by itself
    },
    async stop() {
      isStopping = true;
      const stopping = [...numbers.keys()].map((runId) => runs.cancel(runId).catch(() => undefined)); // as above
      await Promise.all(stopping);
      if (numbers.size === 0) fill();
      await settled;
    },
  };
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

function trialDraft(definition: SweepDefinition, point: SweepTrial['point'], number: number): RunDraft {
  const values = { ...definition.hyperparameters, ...settingsOf(definition, point) };
  return {
    name: `${definition.name} · trial ${number}`,
    preset: definition.preset ?? null,
    datasetHash: definition.dataset ?? '', // a sweep is stored with the hash of its data
    hyperparameters: hyperparametersSchema.parse(values),
  };
}
