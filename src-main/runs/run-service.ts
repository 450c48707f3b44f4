import { rmSync } from 'node:fs';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { PublishEvent } from '#shared/contract/events.ts';
import type { Run, RunDraft, RunState } from '#shared/contract/run.ts';
import { runDirectory } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import type { StartWorker } from '#main/training-host/training-host.ts';
import { warmWorkers } from '#main/training-host/warm-workers.ts';
import { createActiveRuns } from './active-runs.ts';
import { checkDraft } from './draft-check.ts';
import { createModelWork } from './model-work.ts';
import type { ModelWork } from './model-work.ts';
import { createRecorder } from './recorder.ts';
import { newRunId } from './run-id.ts';
import { createRunReader } from './run-reader.ts';
import type { RunReader } from './run-reader.ts';
import { createWaiting } from './waiting.ts';

export interface RunDescription {
  readonly runId: string;
  readonly name?: string | undefined;
  readonly notes?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** All decisions about runs: may it start, what is next, is it finished. Illegal moves throw 'run/wrong-state'. */
export interface RunService extends RunReader, ModelWork {
  /** `inserted` is called before anybody hears of the run: what belongs to it is written there. */
  start(draft: RunDraft, inserted?: (runId: string) => void): Run;
  pause(runId: string): Promise<Run>;
  resume(runId: string): Promise<Run>;
  cancel(runId: string): Promise<Run>;
  remove(runId: string): Promise<void>;
  describe(description: RunDescription): Run;
  /** Resolves when the run neither runs nor waits any more: finished, canceled, failed, interrupted or paused. */
  whenSettled(runId: string): Promise<Run>;
  /** More start at once; of fewer, those that compute go on. */
  setMaximumRunning(count: number): void;
  /** Running runs write a last checkpoint and become interrupted, resumable. */
  close(): Promise<void>;
}

export interface RunServiceOptions {
  readonly workspace: Workspace;
  /** Starts a worker process; one does many jobs, as long as there are some. */
  readonly startWorker: StartWorker;
  readonly publish: PublishEvent;
  readonly appVersion: string;
  /** Runs that may compute at once, at first; the others wait in line. */
  readonly maximumRunning: number;
}

/** A worker that does not end by itself within this time at closing is killed; its last checkpoint stays. */
const closingPatienceMs = 15_000;

export function createRunService(options: RunServiceOptions): RunService {
  const { workspace, publish, appVersion } = options;
  let maximumRunning = options.maximumRunning;
  const workers = warmWorkers(options.startWorker);
  const startWorker = workers.start;
  const reader = createRunReader(workspace);
  const recorder = createRecorder(workspace, publish, reader.get);
  const waiting = createWaiting(reader.get, (runId) => active.has(runId));
  const queue: string[] = [];
  /** Paused runs whose workers were asked to go on, and have not said yet that they do. */
  const goingOn = new Set<string>();
  let isClosed = false;
  const active = createActiveRuns({
    workspace,
    startWorker,
    recorder,
    stateChanged(runId) {
      waiting.look(runId);
      startNext();
    },
  });
  const modelWork = createModelWork({ workspace, reader, startWorker, isBusy: () => computing().length > 0 });
  for (const runId of workspace.runs.interruptUnfinished(new Date().toISOString())) {
    recorder.log(runId, 'warning', 'The program ended while this run was under way; it can be resumed.');
  }

  function startNext(): void {
    while (!isClosed && computing().length < maximumRunning) {
      const next = queue.shift();
      if (next === undefined) return;
      active.launch(reader.get(next));
    }
  }

  const computing = () => active.ids().filter((runId) => goingOn.has(runId) || reader.get(runId).state !== 'paused');

  function enqueue(runId: string): Run {
    queue.push(runId);
    startNext();
    return reader.get(runId);
  }

  function requireState(runId: string, verb: string, states: readonly RunState[]): Run {
    return runInState(reader.get(runId), verb, states);
  }

  function start(draft: RunDraft, inserted?: (runId: string) => void): Run {
    checkDraft(workspace, draft);
    const id = insertRun(workspace, draft, appVersion);
    inserted?.(id);
    publish('runs:changed', { run: reader.get(id) });
    return enqueue(id);
  }

  async function resume(runId: string): Promise<Run> {
    const run = requireState(runId, 'resumed', ['paused', 'canceled', 'failed', 'interrupted']);
    if (run.state === 'paused' && active.has(runId)) {
      active.goOn(runId);
      goingOn.add(runId);
      return waiting.until(runId, (state) => state !== 'paused').finally(() => goingOn.delete(runId));
    }
    requireResumable(run);
    await waiting.untilGone(runId);
    requireState(runId, 'resumed', [run.state]); // a second call meanwhile must not start it twice
    recorder.setState(runId, 'queued');
    return enqueue(runId);
  }

  async function cancel(runId: string): Promise<Run> {
    const run = requireState(runId, 'canceled', ['queued', 'running', 'paused']);
    if (run.state === 'queued') {
      queue.splice(0, queue.length, ...queue.filter((queued) => queued !== runId));
      recorder.setState(runId, 'canceled', { finishedAt: new Date().toISOString() });
      waiting.look(runId);
      return reader.get(runId);
    }
    active.stop(runId, 'cancel');
    return waiting.untilGone(runId);
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const runId of queue.splice(0)) {
      recorder.setState(runId, 'interrupted');
      waiting.look(runId);
    }
    const ending = active.ids();
    for (const runId of ending) active.stop(runId, 'interrupt');
    const lastResort = setTimeout(() => active.ids().forEach(active.kill), closingPatienceMs);
    await Promise.all([...ending.map((runId) => waiting.untilGone(runId)), modelWork.stop()]);
    await workers.close();
    clearTimeout(lastResort);
  }

  return {
    ...reader,
    ...modelWork.work,
    start,
    resume,
    cancel,
    close,
    pause(runId) {
      requireState(runId, 'paused', ['running']);
      active.pause(runId);
      return waiting.until(runId, (state) => state !== 'running');
    },
    async remove(runId) {
      requireState(runId, 'deleted', ['finished', 'canceled', 'failed', 'interrupted']);
      await waiting.untilGone(runId);
      workspace.runs.remove(runId);
      rmSync(runDirectory(workspace, runId), { recursive: true, force: true });
      publish('runs:removed', { runId });
    },
    describe({ runId, name, notes, tags }) {
      const run = reader.get(runId);
      workspace.runs.describe(runId, { name: name ?? run.name, notes: notes ?? run.notes, tags: tags ?? run.tags });
      const described = reader.get(runId);
      publish('runs:changed', { run: described });
      return described;
    },
    whenSettled: (runId) => waiting.untilSettled(runId),
    setMaximumRunning(count) {
      maximumRunning = count;
      startNext();
    },
  };
}

function runInState(run: Run, verb: string, states: readonly RunState[]): Run {
  if (states.includes(run.state)) return run;
  throw new WorkbenchError(
    'run/wrong-state',
    `Run ${run.id} is ${run.state}: only one that is ${states.join(' or ')} can be ${verb}.`,
  );
}

function requireResumable({ id, isResumable }: Run): void {
  if (isResumable) return;
  throw new WorkbenchError(
    'run/wrong-state',
    `Run ${id} diverged and would do so again; start a new one with other settings.`,
  );
}

/** Gives the id of the new run, which waits in line. */
function insertRun(workspace: Workspace, draft: RunDraft, appVersion: string): string {
  const now = new Date();
  const id = newRunId(now);
  const versions = { node: process.version, platform: `${process.platform} ${process.arch}` };
  const name = draft.name.trim() || draft.preset || 'Untitled run';
  workspace.runs.insert({ ...draft, id, name, versions, appVersion, createdAt: now.toISOString() });
  return id;
}
