import { join } from 'node:path';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import { appVersion } from './app-version.ts';
import type { EventListener, ReadingServices, ServiceDoor, TrialListener, WritingServices } from './services.ts';

/** The real services, each loaded at its first use: `presets` and `runs` must not wait for what they do not need. */
export function createServiceDoor(builtDirectory: string): ServiceDoor {
  return {
    presets: async () => (await import('#main/runs/presets.ts')).presets,
    sweepPresets: async () => (await import('#main/sweeps/sweep-presets.ts')).sweepPresets,
    read: openReading,
    write: (workspace) => openWriting(workspace, builtDirectory),
    diagnose: (workspace) => diagnoseMachine(workspace, builtDirectory),
  };
}

async function diagnoseMachine(workspace: string, builtDirectory: string): Promise<DoctorReport> {
  const [{ diagnose }, { startChildProcessWorker }] = await Promise.all([
    import('#main/doctor/diagnose.ts'),
    import('#main/training-host/training-host.ts'),
  ]);
  return diagnose({ workspace, startWorker: startChildProcessWorker(join(builtDirectory, 'worker.js')) });
}

async function openReading(directory: string): Promise<ReadingServices> {
  const [{ openWorkspace }, { createRunReader }] = await Promise.all([
    import('#main/storage/workspace.ts'),
    import('#main/runs/run-reader.ts'),
  ]);
  const workspace = openWorkspace(directory, { access: 'read', holder: 'the vae command' });
  const runs = createRunReader(workspace);
  return {
    runs,
    datasets: { list: () => workspace.datasets.list() },
    sweeps: workspace.sweeps,
    async exportRun(request) {
      const { exportRun } = await import('#main/exports/export-run.ts');
      return exportRun({ workspace, runs }, request);
    },
    close: workspace.close,
  };
}

async function openWriting(directory: string, builtDirectory: string): Promise<WritingServices> {
  const [
    { openWorkspace },
    { createDatasetService },
    { createRunService },
    { createSweepService },
    { startChildProcessWorker },
  ] = await Promise.all([
    import('#main/storage/workspace.ts'),
    import('#main/datasets/dataset-service.ts'),
    import('#main/runs/run-service.ts'),
    import('#main/sweeps/sweep-service.ts'),
    import('#main/training-host/training-host.ts'),
  ]);
  const workspace = openWorkspace(directory, { access: 'write', holder: 'the vae command' });
  const listeners = new Set<EventListener>();
  const trialListeners = new Set<TrialListener>();
  const publish: EventListener = (name, payload) => listeners.forEach((listener) => listener(name, payload));
  const datasets = createDatasetService({ workspace, publish });
  const startWorker = startChildProcessWorker(join(builtDirectory, 'worker.js'));
  const runs = createRunService({ workspace, startWorker, publish, appVersion, maximumRunning: 1 });
  const sweeps = createSweepService({
    workspace,
    runs,
    appVersion,
    changed: (sweepId, trial) => {
      if (trial) trialListeners.forEach((listener) => listener(sweepId, trial));
    },
  });
  listeners.add(sweeps.hear);
  return {
    runs,
    sweeps,
    datasets,
    listenToTrials(listener) {
      trialListeners.add(listener);
      return () => void trialListeners.delete(listener);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await Promise.all([sweeps.close(), runs.close()]);
      workspace.close();
    },
  };
}
