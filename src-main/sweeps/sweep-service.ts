import { WorkbenchError } from '#shared/contract/errors.ts';
import type { EventName, EventPayloads } from '#shared/contract/events.ts';
import type { Sweep, SweepDefinition, SweepOverview, SweepTrial, WorkerLimits } from '#shared/contract/sweep.ts';
import { newRunId } from '#main/runs/run-id.ts';
import type { RunService } from '#main/runs/run-service.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { sweepDefinitionOf } from './sweep-basis.ts';
import type { SweepBasis } from './sweep-basis.ts';
import { createSweepOverviews } from './sweep-overviews.ts';
import { createSweepPool } from './sweep-pool.ts';
import type { PoolOptions, SweepPool } from './sweep-pool.ts';
import { createSweepReader, storedSweep } from './sweep-reader.ts';
import type { SweepReader } from './sweep-reader.ts';
import { isUnderWay } from './trial-places.ts';
import { workerLimits } from './worker-limits.ts';

export interface SweepGoingOn {
  /** In all; those that there are unless it is given. */
  readonly trials?: number | undefined;
  /** As before the pause, or what the machine bears, unless it is given. */
  readonly workers?: number | undefined;
}

/** All decisions about sweeps. Unknown ids throw 'sweep/not-found', illegal moves 'sweep/wrong-state'. */
export interface SweepService extends SweepReader {
  readonly start: (definition: SweepDefinition, basis: SweepBasis) => SweepOverview;
  /** Goes on with a sweep that is paused or stopped, or gives one more trials than it was to have. */
  readonly resume: (sweepId: string, how?: SweepGoingOn) => SweepOverview;
  /** Running trials hold still in memory, and no other is given out until `resume`. */
  readonly pause: (sweepId: string) => Promise<SweepOverview>;
  /** Running trials write a checkpoint and wait for `resume`. */
  readonly stop: (sweepId: string) => Promise<SweepOverview>;
  readonly setWorkers: (sweepId: string, workers: number) => SweepOverview;
  /** Forgets a sweep that does not run, with its trials; their runs stay unless asked for. */
  readonly remove: (sweepId: string, options: { readonly withRuns: boolean }) => Promise<void>;
  readonly limits: () => WorkerLimits;
  /** Resolves when the sweep is finished or stopped; rejects when it cannot go on. */
  readonly whenSettled: (sweepId: string) => Promise<SweepOverview>;
  /** Stops all sweeps that run; their trials can go on later. */
  readonly close: () => Promise<void>;
  /** To be called with every event of the run service. */
  readonly hear: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
}

export interface SweepServiceOptions extends Omit<PoolOptions, 'changed' | 'hasRoom'> {
  readonly appVersion: string;
  /** Called when a trial begins, reports or ends; without a trial when something else about a sweep changed. */
  readonly changed: (sweepId: string, trial: SweepTrial | null) => void;
  readonly removed?: (sweepId: string) => void;
}

export function createSweepService(options: SweepServiceOptions): SweepService {
  const { workspace, runs, appVersion, changed } = options;
  const pools = new Map<string, SweepPool>(); // of the sweeps that run
  const settlements = new Map<string, Promise<void>>(); // of those that ran
  const overviews = createSweepOverviews(workspace.sweeps, (sweepId) => pools.get(sweepId)?.standing() ?? null);
  workspace.sweeps.stopUnfinished();

  const reader = createSweepReader(workspace, overviews);
  const stored = (sweepId: string) => storedSweep(workspace, sweepId);
  const tell = (sweepId: string): SweepOverview => {
    changed(sweepId, null);
    return reader.get(sweepId);
  };
  /** Trials of all sweeps share the line of runs. */
  const shareOut = () => {
    runs.setMaximumRunning(Math.max(1, mostWorkers()));
    pools.forEach((pool) => pool.lookForRoom());
  };
  const hasRoom = () => [...pools.values()].reduce((sum, pool) => sum + pool.computing(), 0) < mostWorkers();
  const mostWorkers = () => Math.max(0, ...[...pools.values()].map((pool) => pool.standing().workers));
  const limits = () => workerLimits(undefined, mostWorkers());

  const run = (sweep: Sweep, workers: number): SweepOverview => {
    const heard = (sweepId: string, trial: SweepTrial) => {
      if (trial.outcome !== 'running' || trial.reports.length === 0) overviews.trialChanged(sweepId, trial.number);
      changed(sweepId, trial);
    };
    const pool = createSweepPool({ workspace, runs, changed: heard, hasRoom }, sweep, workers);
    pools.set(sweep.id, pool);
    settlements.set(sweep.id, pool.settled);
    overviews.forget(sweep.id);
    overviews.remember(sweep.id, null);
    shareOut();
    const over = () => {
      if (pools.get(sweep.id) !== pool) return;
      overviews.remember(sweep.id, pool.standing().error);
      pools.delete(sweep.id);
      shareOut();
      changed(sweep.id, null);
    };
    pool.settled.then(over, over);
    pool.begin();
    return tell(sweep.id);
  };

  const poolOf = (sweepId: string, verb: string): SweepPool => {
    const { state } = stored(sweepId);
    const pool = pools.get(sweepId);
    if (pool) return pool;
    throw new WorkbenchError('sweep/wrong-state', `Sweep ${sweepId} is ${state}: only one that runs can be ${verb}.`);
  };

  return {
    ...reader,
    limits,
    start(asked, basis) {
      const definition = sweepDefinitionOf(workspace, asked, basis);
      const now = new Date();
      const id = newRunId(now);
      workspace.sweeps.insert({ id, state: 'running', definition, createdAt: now.toISOString(), appVersion });
      return run(stored(id), basis.workers);
    },
    resume(sweepId, { trials, workers } = {}) {
      const before = stored(sweepId);
      const pool = pools.get(sweepId);
      if (pool && !pool.standing().isPaused && trials === undefined && workers === undefined) {
        throw new WorkbenchError('sweep/wrong-state', `Sweep ${sweepId} is running already.`);
      }
      const sweep = extended(workspace, before, trials);
      if (!pool) {
        workspace.sweeps.setState(sweepId, 'running');
        return run(stored(sweepId), workers ?? limits().suggested);
      }
      overviews.forget(sweepId);
      if (workers !== undefined) pool.setWorkers(workers);
      shareOut();
      if (sweep !== before) pool.setDefinition(sweep.definition);
      if (pool.standing().isPaused) pool.goOn();
      return tell(sweepId);
    },
    async pause(sweepId) {
      const paused = poolOf(sweepId, 'paused').pause();
      changed(sweepId, null); // no other trial is given out from now on, though workers may take seconds to hold still
      await paused;
      return tell(sweepId);
    },
    async stop(sweepId) {
      await pools.get(stored(sweepId).id)?.stop();
      return reader.get(sweepId);
    },
    setWorkers(sweepId, workers) {
      const pool = poolOf(sweepId, 'given more or fewer workers');
      pool.setWorkers(workers);
      shareOut();
      return tell(sweepId);
    },
    async remove(sweepId, { withRuns }) {
      if (pools.has(stored(sweepId).id)) {
        throw new WorkbenchError('sweep/wrong-state', `Sweep ${sweepId} is running: stop it before it is deleted.`);
      }
      if (withRuns) await removeRuns(workspace, runs, sweepId);
      workspace.sweeps.remove(sweepId);
      overviews.forget(sweepId);
      settlements.delete(sweepId);
      options.removed?.(sweepId);
    },
    async whenSettled(sweepId) {
      await settlements.get(stored(sweepId).id);
      return reader.get(sweepId);
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.stop().catch(() => undefined))); // why is in its overview
    },
    hear(name, payload) {
      if (name === 'artifacts:appended' && 'epoch' in payload) {
        for (const pool of pools.values()) pool.epochEnded(payload.runId, payload.epoch);
      }
      if (name === 'runs:changed' && 'run' in payload) {
        for (const pool of pools.values()) pool.runChanged(payload.run);
      }
      if (name === 'runs:removed') overviews.forgetAll();
    },
  };
}

/** The sweep with so many trials in all; those that it has had already cannot be taken back. */
function extended({ sweeps }: Pick<Workspace, 'sweeps'>, sweep: Sweep, trials: number | undefined): Sweep {
  if (trials === undefined || trials === sweep.definition.trials) return sweep;
  const counts = Object.values(sweeps.counts(sweep.id)).reduce((sum, count) => sum + count, 0);
  if (trials < counts) {
    const what = `trials: sweep ${sweep.id} has had ${counts} trials already; expected at least as many, got ${trials}.`;
    throw new WorkbenchError('arguments/invalid', what);
  }
  const definition = { ...sweep.definition, trials };
  sweeps.setDefinition(sweep.id, definition);
  return { ...sweep, definition };
}

/** None is deleted if one of them is under way, by a person's hand. */
async function removeRuns({ sweeps }: Pick<Workspace, 'sweeps'>, runs: RunService, sweepId: string): Promise<void> {
  const runIds = sweeps.trialTimes(sweepId).flatMap(({ runId }) => (runId === null ? [] : [runId]));
  const busy = runIds.map((runId) => runs.get(runId)).find(isUnderWay);
  if (busy) {
    const what = `Run ${busy.id} of sweep ${sweepId} is ${busy.state}: cancel it before the sweep is deleted.`;
    throw new WorkbenchError('sweep/wrong-state', what);
  }
  for (const runId of runIds) await runs.remove(runId);
}
