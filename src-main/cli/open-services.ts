import { join } from 'node:path';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import { appVersion } from './app-version.ts';
import type { EventListener, ReadingServices, ServiceDoor, TrialListener, WritingServices } from './services.ts';

/** The real services, each loaded at its first use: `presets` and `runs` must not wait for what they do not need. */
export function createServiceDoor(builtDirectory: string): ServiceDoor {
  return {
    presets: async () => (await import('#main/runs/presets.ts')).presets,
    sweepPresets: async () => (await import('#main/sweeps/sweep-presets.ts')).sweepPresets,
    read: (workspace) => openReading(workspace, builtDirectory),
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

async function openReading(directory: string, builtDirectory: string): Promise<ReadingServices> {
  const [{ openWorkspace, datasetsDirectory }, { createRunReader }] = await Promise.all([
    import('#main/storage/workspace.ts'),
    import('#main/runs/run-reader.ts'),
  ]);
  const workspace = openWorkspace(directory, { access: 'read', holder: 'the vae command' });
  const runs = createRunReader(workspace);
  return {
    runs,
    datasets: { list: () => workspace.datasets.list() },
    async vocabulary(request) {
      const [{ createVocabularyReports }, { openTexts }] = await Promise.all([
        import('#main/tokenization/vocabulary-reports.ts'),
        import('#main/datasets/dataset-files.ts'),
      ]);
      const open = (hash: string) => openTexts(join(datasetsDirectory(workspace), hash));
      return createVocabularyReports(open)(request);
    },
    async duplicates(hash, request, progress) {
      const [{ datasetDuplicates }, { openTexts }] = await Promise.all([
        import('#main/datasets/dataset-duplicates.ts'),
        import('#main/datasets/dataset-files.ts'),
      ]);
      return datasetDuplicates(openTexts(join(datasetsDirectory(workspace), hash)), request, progress);
    },
    async texts(hash) {
      const { openTexts } = await import('#main/datasets/dataset-files.ts');
      return openTexts(join(datasetsDirectory(workspace), hash));
    },
    sweeps: workspace.sweeps,
    async exportRun(request) {
      const { exportRun } = await import('#main/exports/export-run.ts');
      return exportRun({ workspace, runs }, request);
    },
    async openTextWork(progress) {
      const [{ createTextWork }, { startChildProcessWorker }] = await Promise.all([
        import('#main/text-work/text-work-service.ts'),
        import('#main/training-host/training-host.ts'),
      ]);
      const startWorker = startChildProcessWorker(join(builtDirectory, 'worker.js'));
      return createTextWork({ workspace, reader: runs, startWorker, progress: (_, done) => progress(done) });
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
