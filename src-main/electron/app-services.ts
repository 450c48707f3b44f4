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
import { sweepEvents } from '#main/sweeps/sweep-events.ts';
import { sweepPresets } from '#main/sweeps/sweep-presets.ts';
import { createSweepService } from '#main/sweeps/sweep-service.ts';
import type { SweepService } from '#main/sweeps/sweep-service.ts';
import { createTextWork } from '#main/text-work/text-work-service.ts';
import { startUtilityProcessWorker } from '#main/training-host/utility-process-worker.ts';
import type { Activity } from './quit-question.ts';

export interface AppServices extends AskedServices {
  /** Imports MNIST if the workspace has no dataset at all. */
  readonly fillEmptyWorkspace: () => Promise<void>;
  readonly activity: () => Activity;
  /** Running runs write a last checkpoint; then the workspace is closed. */
  readonly close: () => Promise<void>;
}

export interface AppServiceOptions extends Pick<
  AskedServices,
  'chooseFolder' | 'chooseFiles' | 'saveText' | 'copyText' | 'openSweepFile' | 'saveSweepFile'
> {
  readonly workspace: string;
  /** Folder of the built files, in which the training worker lies. */
  readonly builtDirectory: string;
  readonly publish: PublishEvent;
}

/** Opens the workspace for writing and puts the services of the app together. */
export function openAppServices({
  workspace: directory,
  builtDirectory,
  publish,
  ...dialogs
}: AppServiceOptions): AppServices {
  const workspace = openWorkspace(directory, { access: 'write', holder: 'the VAE Workbench window' });
  const datasets = createDatasetService({ workspace, publish });
  const startWorker = startUtilityProcessWorker(utilityProcess.fork, join(builtDirectory, 'worker.js'));
  // The run service speaks while it opens, of runs that were cut off: there are no sweeps yet that could hear it.
  const listeners = new Set<PublishEvent>([publish]);
  const tell: PublishEvent = (name, payload) => {
    for (const listen of listeners) listen(name, payload);
  };
  const runs = createRunService({ workspace, startWorker, publish: tell, appVersion, maximumRunning: 1 });
  const sweeps: SweepService = createSweepService({
    workspace,
    runs,
    appVersion,
    changed: sweepEvents(publish, (sweepId) => sweeps.get(sweepId)),
    removed: (sweepId) => publish('sweeps:removed', { sweepId }),
  });
  listeners.add(sweeps.hear);
  const textWork = createTextWork({
    workspace,
    reader: runs,
    startWorker,
    progress: (workId, progress) => publish('texts:progress', { workId, ...progress }),
  });
  return {
    runs,
    datasets,
    sweeps,
    textWork,
    presets,
    sweepPresets,
    ...dialogs,
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
    activity: () => ({
      runs: runs.list().filter(({ state }) => state === 'running' || state === 'queued').length,
      sweeps: workspace.sweeps.list().filter(({ state }) => state === 'running').length,
    }),
    async close() {
      await Promise.all([textWork.close(), sweeps.close(), runs.close()]);
      workspace.close();
    },
  };
}
