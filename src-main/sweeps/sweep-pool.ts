import type { Run, RunError } from '#shared/contract/run.ts';
import type { Sweep, SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import type { RunService } from '#main/runs/run-service.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { createTrialFlow } from './trial-flow.ts';
import { createTrialLog } from './trial-log.ts';
import { isUnderWay } from './trial-places.ts';

export interface PoolOptions {
  readonly workspace: Workspace;
  readonly runs: RunService;
  /** Called when a trial begins, reports or ends. */
  readonly changed: (sweepId: string, trial: SweepTrial) => void;
  /** Whether one more trial may compute beside those of all sweeps: asked before one that held still goes on. */
  readonly hasRoom: () => boolean;
}

/** The trials of one sweep while it runs. */
export interface SweepPool {
  readonly begin: () => void;
  readonly epochEnded: (runId: string, epoch: number) => void;
  readonly runChanged: (run: Run) => void;
  /** Trials hold still in memory, none is given out. */
  readonly pause: () => Promise<void>;
  readonly goOn: () => void;
  readonly stop: () => Promise<void>;
  /** More are used at once; of fewer, those that compute finish their trials. */
  readonly setWorkers: (workers: number) => void;
  /** With another number of trials; all else stays. */
  readonly setDefinition: (definition: SweepDefinition) => void;
  readonly standing: () => PoolStanding;
  /** How many trials compute now. */
  readonly computing: () => number;
  /** To be called when there may be room for trials that are to go on. */
  readonly lookForRoom: () => void;
  /** Resolves when no trial runs and none will; rejects when the sweep cannot go on. */
  readonly settled: Promise<void>;
}

export interface PoolStanding {
  readonly workers: number;
  readonly isPaused: boolean;
  readonly error: RunError | null;
}

export function createSweepPool(
  { workspace, runs, changed, hasRoom }: PoolOptions,
  sweep: Sweep,
  workersAtFirst: number,
): SweepPool {
  const { objectives, pruner } = sweep.definition;
  const log = createTrialLog(workspace, sweep, (trial) => changed(sweep.id, trial));
  const flow = createTrialFlow({ workspace, runs, hasRoom }, sweep, log, workersAtFirst);
  const { places, open, state } = flow;

  /** Somebody let the run of a trial that has no place go on: it has one again, though there may be too many. */
  function adopt(run: Run, number: number): void {
    if (open.leave(number)) places.take(run.id, number);
  }

  return {
    begin: flow.begin,
    settled: flow.settled,
    setDefinition: flow.setDefinition,
    standing: () => ({ workers: state.workers, isPaused: state.isPaused, error: flow.error() }),
    computing: places.computing,
    lookForRoom: places.lookForRoom,
    epochEnded(runId, epoch) {
      const number = places.numberOf(runId);
      if (number === null || epoch === 0) return;
      const { metrics, hyperparameters } = runs.get(runId);
      const value = metrics[objectives[0]!.metric]; // there is at least one
      if (value === undefined) return;
      log.report(number, { step: epoch, value });
      if (pruner.name === 'none') return;
      const mayBeCut = epoch < hyperparameters.epochs && !places.isCut(runId); // at the end nothing is left to be saved
      const verdict = mayBeCut ? flow.judge(number) : 'continue';
      if (verdict !== 'continue') places.cut(runId, verdict);
      if (open.haveWaiting()) flow.fill();
    },
    runChanged(run) {
      if (places.numberOf(run.id) !== null) places.heard(run);
      else if (run.trial?.sweepId === sweep.id && isUnderWay(run) && !state.isStopping) adopt(run, run.trial.number);
      if (run.state !== 'running') places.lookForRoom(); // it may be of another sweep
    },
    async pause() {
      state.isPaused = true;
      await places.pause();
    },
    goOn() {
      state.isPaused = false;
      places.goOn();
      flow.fill();
    },
    async stop() {
      state.isStopping = true;
      await places.cancelAll();
      flow.fill();
      await flow.settled;
    },
    setWorkers(count) {
      state.workers = count;
      flow.fill();
    },
  };
}
