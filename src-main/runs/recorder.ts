import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { PublishEvent } from '#shared/contract/events.ts';
import type { LogLine, Run, RunState } from '#shared/contract/run.ts';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import { runDirectory } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import type { StateChange } from '#main/storage/run-table.ts';

/** Writes what workers say, one transaction a message, and then tells the window. */
export interface Recorder {
  /** Everything but the end of a run, which the run service decides. */
  readonly record: (runId: string, attempt: number, message: MessageFromWorker) => void;
  readonly setState: (runId: string, state: RunState, change?: StateChange) => void;
  /** Tells the window to look again. */
  readonly changed: (runId: string) => void;
  readonly log: (runId: string, level: LogLine['level'], text: string) => void;
}

type MessageOf<T extends MessageFromWorker['type']> = Extract<MessageFromWorker, { type: T }>;

export function createRecorder(workspace: Workspace, publish: PublishEvent, read: (runId: string) => Run): Recorder {
  const changed = (runId: string) => publish('runs:changed', { run: read(runId) });
  const appendLog = (runId: string, line: LogLine) => {
    workspace.logs.append(runId, line);
    publish('logs:appended', { runId });
  };
  const recordProgress = (runId: string, attempt: number, message: MessageOf<'progress'>): void => {
    const { step, epoch, millisecondsLeft, points } = message;
    const { notFinite } = workspace.transaction(() => {
      workspace.runs.setProgress(runId, { step, epoch, millisecondsLeft });
      return workspace.metrics.append(runId, attempt, points);
    });
    if (notFinite === 0) return;
    const text = `${notFinite} points up to step ${step} were not numbers and were left out.`;
    appendLog(runId, { time: new Date().toISOString(), level: 'warning', text });
  };
  const recordCheckpoint = (runId: string, { step, epoch, directory, bytes }: MessageOf<'checkpoint'>): void => {
    const home = runDirectory(workspace, runId);
    const createdAt = new Date().toISOString();
    workspace.checkpoints.insert(runId, { step, epoch, bytes, createdAt, directory: relative(home, directory) });
    // the worker keeps few and deletes the others
    const gone = workspace.checkpoints.list(runId).filter((known) => !existsSync(join(home, known.directory)));
    for (const known of gone) workspace.checkpoints.remove(runId, known.step);
  };
  return {
    changed,
    record(runId, attempt, message) {
      switch (message.type) {
        case 'started':
          workspace.runs.setStarted(runId, message.engine, message.stepsPerEpoch);
          return changed(runId);
        case 'progress':
          recordProgress(runId, attempt, message);
          publish('metrics:appended', { runId });
          return changed(runId);
        case 'artifacts':
          workspace.artifacts.insert(runId, message);
          return publish('artifacts:appended', { runId, epoch: message.epoch });
        case 'checkpoint':
          return recordCheckpoint(runId, message);
        case 'log':
          return appendLog(runId, message.line);
        case 'paused':
        case 'continued':
          workspace.runs.setState(runId, message.type === 'paused' ? 'paused' : 'running');
          return changed(runId);
        case 'text-progress':
        case 'result':
        case 'failed':
        case 'free':
          return;
      }
    },
    setState(runId, state, change = {}) {
      workspace.runs.setState(runId, state, change);
      changed(runId);
    },
    log: (runId, level, text) => appendLog(runId, { time: new Date().toISOString(), level, text }),
  };
}
