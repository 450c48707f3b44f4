import { WorkbenchError } from '#shared/contract/errors.ts';
import type { EventName, EventPayloads } from '#shared/contract/events.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Sweep, SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import { createSweepPool } from './sweep-pool.ts';
import type { PoolOptions, SweepPool } from './sweep-pool.ts';
import { newRunId } from '#main/runs/run-id.ts';

/** What a sweep is made of besides its definition: the values that every trial begins with, and the data. */
export interface SweepBasis {
  readonly hyperparameters: Hyperparameters;
  readonly datasetHash: string;
}

/** All decisions about sweeps. Unknown ids throw 'sweep/not-found', illegal moves 'sweep/wrong-state'. */
export interface SweepService {
  readonly start: (definition: SweepDefinition, basis: SweepBasis) => Sweep;
  /** Goes on with a sweep that is stopped, or with a finished one that is to have more trials. */
  readonly resume: (sweepId: string, trials?: number) => Sweep;
  /** Running trials write a checkpoint and wait for `resume`. */
  readonly stop: (sweepId: string) => Promise<Sweep>;
  /** Newest first. */
  readonly list: () => readonly Sweep[];
  readonly get: (sweepId: string) => Sweep;
  readonly trials: (sweepId: string) => readonly SweepTrial[];
  /** Resolves when the sweep is finished or stopped; rejects when it cannot go on. */
  readonly whenSettled: (sweepId: string) => Promise<Sweep>;
  /** To be called with every event of the run service. */
  readonly hear: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
}

export interface SweepServiceOptions extends PoolOptions {
  readonly appVersion: string;
}

export function createSweepService(options: SweepServiceOptions): SweepService {
  const { workspace, appVersion } = options;
  const pools = new Map<string, SweepPool>();
  workspace.sweeps.stopUnfinished();

  const get = (sweepId: string): Sweep => {
    const sweep = workspace.sweeps.get(sweepId);
    if (sweep) return sweep;
    throw new WorkbenchError('sweep/not-found', `There is no sweep ${sweepId} in ${workspace.directory}.`, { sweepId });
  };
  const run = (sweep: Sweep): Sweep => {
    const pool = createSweepPool(options, sweep);
    pools.set(sweep.id, pool);
    pool.begin();
    return get(sweep.id);
  };

  return {
    list: () => workspace.sweeps.list(),
    get,
    trials: (sweepId) => workspace.sweeps.trials(get(sweepId).id),
    start(definition, { hyperparameters, datasetHash }) {
      const now = new Date();
      const id = newRunId(now);
      const whole = { ...definition, hyperparameters, dataset: datasetHash };
      workspace.sweeps.insert({ id, state: 'running', definition: whole, createdAt: now.toISOString(), appVersion });
      return run(get(id));
    },
    resume(sweepId, trials) {
      const sweep = get(sweepId);
      if (sweep.state === 'running') {
        throw new WorkbenchError('sweep/wrong-state', `Sweep ${sweepId} is running already.`);
      }
      const definition = { ...sweep.definition, trials: trials ?? sweep.definition.trials };
      workspace.transaction(() => {
        workspace.sweeps.setDefinition(sweepId, definition);
        workspace.sweeps.setState(sweepId, 'running');
      });
      return run(get(sweepId));
    },
    async stop(sweepId) {
      const pool = pools.get(get(sweepId).id);
      await pool?.stop();
      return get(sweepId);
    },
    async whenSettled(sweepId) {
      await pools.get(get(sweepId).id)?.settled;
      return get(sweepId);
    },
    hear(name, payload) {
      if (name === 'artifacts:appended' && 'epoch' in payload) {
        for (const pool of pools.values()) pool.epochEnded(payload.runId, payload.epoch);
      }
    },
  };
}
