import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { PublishEvent } from '#shared/contract/events.ts';
import { appVersion } from '#main/cli/app-version.ts';
import { createDatasetService } from '#main/datasets/dataset-service.ts';
import { automaticEngine } from '#main/doctor/engine-finding.ts';
import type { AskedServices } from '#main/ipc/call-handlers.ts';
import { presets } from '#main/runs/presets.ts';
import { createRunService } from '#main/runs/run-service.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { startUtilityProcessWorker } from '#main/training-host/utility-process-worker.ts';

export interface AppServices extends AskedServices {
  /** Imports MNIST if the workspace has no dataset at all. */
  readonly fillEmptyWorkspace: () => Promise<void>;
  readonly activeRunCount: () => number;
  /** Running runs write a last checkpoint; then the workspace is closed. */
  readonly close: () => Promise<void>;
}

export interface AppServiceOptions {
  readonly workspace: string;
  /** Folder of the built files, in which the training worker lies. */
  readonly builtDirectory: string;
  readonly publish: PublishEvent;
  readonly chooseFolder: (title: string) => Promise<string | null>;
}

/** Opens the workspace for writing and puts the services of the app together. */
export function openAppServices({
  workspace: directory,
  builtDirectory,
  publish,
  chooseFolder,
}: AppServiceOptions): AppServices {
  const workspace = openWorkspace(directory, { access: 'write', holder: 'the VAE Workbench window' });
  const datasets = createDatasetService({ workspace, publish });
  const startWorker = startUtilityProcessWorker(utilityProcess.fork, join(builtDirectory, 'worker.js'));
  const runs = createRunService({
    workspace,
    startWorker,
    publish,
    appVersion,
    maximumRunning: 1,
  });
  return {
    runs,
    datasets,
    presets,
    chooseFolder,
    info: () => ({
      version: appVersion,
      workspace: directory,
      engine: automaticEngine(),
      cores: availableParallelism(),
    }),
    // loaded when asked for: the window should not wait for what it does not need to appear
    diagnose: async () => (await import('#main/doctor/diagnose.ts')).diagnose({ workspace: directory, startWorker }),
    exportRun: async (request) => (await import('#main/exports/export-run.ts')).exportRun({ workspace, runs }, request),
    async fillEmptyWorkspace() {
      if (datasets.list().length === 0) await datasets.ensureMnist();
    },
    activeRunCount: () => runs.list().filter((run) => run.state === 'running' || run.state === 'queued').length,
    async close() {
      await runs.close();
      workspace.close();
    },
  };
}
