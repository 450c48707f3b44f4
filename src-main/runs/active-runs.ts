import { join } from 'node:path';
import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import type { ErrorValue } from '#shared/contract/errors.ts';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import type { Run, RunState } from '#shared/contract/run.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { datasetsDirectory, runDirectory } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import type { StartWorker, WorkerExit, WorkerHandle } from '#main/training-host/training-host.ts';
import type { Recorder } from './recorder.ts';
import { crashError } from './worker-job.ts';

interface ActiveRun {
  readonly worker: WorkerHandle;
  readonly attempt: number;
  /** It begins no epoch before it hears that the one before was judged. */
  readonly isTrial: boolean;
  /** What was asked of it, if anything: decides what a canceled or silent end means. */
  asked: 'cancel' | 'interrupt' | null;
  /** Whether it said how it ended; what it says after that is not heard. */
  hasEnded: boolean;
  /** Kills it when it does not go. */
  lastResort: NodeJS.Timeout | null;
}

/** A worker that was asked to stop may be in the middle of an evaluation; one that said its end only has to exit. */
const stopPatienceMs = 60_000;
const exitPatienceMs = 10_000;

/** Runs that have a worker process. */
export interface ActiveRuns {
  readonly launch: (run: Run) => void;
  readonly has: (runId: string) => boolean;
  readonly ids: () => readonly string[];
  readonly pause: (runId: string) => void;
  readonly goOn: (runId: string) => void;
  /** Asks for a last checkpoint and the end; `interrupt` leaves the run interrupted instead of canceled. */
  readonly stop: (runId: string, how: 'cancel' | 'interrupt') => void;
  readonly kill: (runId: string) => void;
}

interface Dependencies {
  readonly workspace: Workspace;
  readonly startWorker: StartWorker;
  readonly recorder: Recorder;
  /** Called after every change of state, and once more when the worker is gone. */
  readonly stateChanged: (runId: string) => void;
}

export function createActiveRuns({ workspace, startWorker, recorder, stateChanged }: Dependencies): ActiveRuns {
  const active = new Map<string, ActiveRun>();

  /** Never throws: what keeps a run from starting is the failure of that run, not of the queue. */
  function launch(run: Run): void {
    try {
      begin(run);
    } catch (error) {
      settle(run.id, 'failed', errorValue(error));
    }
    stateChanged(run.id);
  }

  function begin(run: Run): void {
    const directory = runDirectory(workspace, run.id);
    const { checkpoint, damaged } = latestCheckpoint(directory);
    const from = checkpoint ? { step: checkpoint.state.step, epoch: checkpoint.state.epoch } : null;
    const attempt = workspace.attempts.begin(run.id, from, new Date().toISOString());
    for (const passedOver of damaged)
      recorder.log(run.id, 'warning', `Passed over a damaged checkpoint: ${passedOver}`);
    const worker = startWorker();
    worker.send({
      type: 'start',
      job: {
        kind: 'train',
        hyperparameters: run.hyperparameters,
        datasetDirectory: join(datasetsDirectory(workspace), run.datasetHash),
        runDirectory: directory,
        resumeFrom: checkpoint?.directory ?? null,
        ...(run.trial && { asksAfterEpochs: true }),
      },
    }); // throws when there is no process to be had: then the run has no worker
    const isTrial = run.trial !== null;
    const entry: ActiveRun = { worker, attempt, isTrial, asked: null, hasEnded: false, lastResort: null };
    active.set(run.id, entry);
    worker.onMessage((message) => hear(run.id, entry, message));
    void worker.exited.then((exit) => leave(run.id, entry, exit));
    recorder.changed(run.id);
  }

  function hear(runId: string, entry: ActiveRun, message: MessageFromWorker): void {
    if (entry.hasEnded) return;
    try {
      recorder.record(runId, entry.attempt, message);
      if (message.type === 'artifacts' && entry.isTrial) {
        entry.worker.send({ type: 'next-epoch', after: message.epoch }); // whoever cuts it has heard of the epoch and done so
      }
      if (message.type === 'paused' || message.type === 'continued') stateChanged(runId);
      if (message.type === 'failed') end(runId, entry, 'failed', message.error);
      if (message.type === 'result' && message.result.kind === 'train') {
        const isCut = message.result.end === 'canceled';
        end(runId, entry, !isCut ? 'finished' : entry.asked === 'interrupt' ? 'interrupted' : 'canceled');
      }
    } catch (error) {
      // What cannot be recorded must not be computed further: the last checkpoint is where it goes on.
      entry.worker.kill();
      end(runId, entry, 'failed', errorValue(error));
    }
  }

  function end(runId: string, entry: ActiveRun, state: RunState, error: ErrorValue | null = null): void {
    entry.hasEnded = true;
    killAfter(entry, exitPatienceMs);
    settle(runId, state, error);
    stateChanged(runId);
  }

  function leave(runId: string, entry: ActiveRun, exit: WorkerExit): void {
    active.delete(runId);
    if (entry.lastResort) clearTimeout(entry.lastResort);
    if (!entry.hasEnded) {
      const crash = errorValue(crashError(`The worker of run ${runId}`, exit));
      if (entry.asked === null) settle(runId, 'failed', crash);
      else settle(runId, entry.asked === 'cancel' ? 'canceled' : 'interrupted', null);
    }
    stateChanged(runId);
  }

  function settle(runId: string, state: RunState, error: ErrorValue | null): void {
    const finishedAt = new Date().toISOString();
    try {
      if (error) recorder.log(runId, 'error', `${error.message} ${error.remedy}`);
      recorder.setState(runId, state, error ? { finishedAt, error } : { finishedAt });
    } catch (failure) {
      // Nothing can be written, the disk is full: the row stays as it is and is found interrupted at the next start.
      if (!(failure instanceof WorkbenchError)) throw failure;
    }
  }

  function killAfter(entry: ActiveRun, patienceMs: number): void {
    if (entry.lastResort) clearTimeout(entry.lastResort);
    entry.lastResort = setTimeout(() => entry.worker.kill(), patienceMs);
  }

  return {
    launch,
    has: (runId) => active.has(runId),
    ids: () => [...active.keys()],
    pause: (runId) => active.get(runId)?.worker.send({ type: 'pause' }),
    goOn: (runId) => active.get(runId)?.worker.send({ type: 'continue' }),
    stop(runId, how) {
      const entry = active.get(runId);
      if (!entry) return;
      entry.asked ??= how; // what the person asked for first decides what the end means
      if (!entry.hasEnded) killAfter(entry, stopPatienceMs);
      entry.worker.send({ type: 'cancel' });
    },
    kill: (runId) => active.get(runId)?.worker.kill(),
  };
}
