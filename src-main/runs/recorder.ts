import { relative } from 'node:path';
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
  readonly log: (runId: string, level: LogLine['level'], text: string) => void;
}

export function createRecorder(workspace: Workspace, publish: PublishEvent, read: (runId: string) => Run): Recorder {
  const changed = (runId: string) => publish('runs:changed', { run: read(runId) });
  const appendLog = (runId: string, line: LogLine) => {
    workspace.logs.append(runId, line);
    publish('logs:appended', { runId });
  };
  return {
    record(runId, attempt, message) {
      switch (message.type) {
        case 'started':
          workspace.runs.setStarted(runId, message.engine, message.stepsPerEpoch);
          return changed(runId);
        case 'progress':
          workspace.transaction(() => {
            workspace.metrics.append(runId, attempt, message.points);
            workspace.runs.setProgress(runId, message);
          });
          publish('metrics:appended', { runId });
          return changed(runId);
        case 'artifacts':
          workspace.artifacts.insert(runId, message);
          return publish('artifacts:appended', { runId, epoch: message.epoch });
        case 'checkpoint': {
          const directory = relative(runDirectory(workspace, runId), message.directory);
          workspace.checkpoints.insert(runId, { ...message, directory, createdAt: new Date().toISOString() });
          return;
        }
        case 'log':
          return appendLog(runId, message.line);
        case 'paused':
        case 'continued':
          workspace.runs.setState(runId, message.type === 'paused' ? 'paused' : 'running');
          return changed(runId);
        case 'result':
        case 'failed':
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
