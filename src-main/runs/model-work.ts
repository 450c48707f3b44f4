import { join, resolve } from 'node:path';
import type { TimeEstimate } from '#shared/contract/calls.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import { datasetsDirectory, runDirectory } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import type { StartWorker, WorkerHandle } from '#main/training-host/training-host.ts';
import { checkDraft, stepsPerEpoch } from './draft-check.ts';
import { modelCheckpoint } from './run-files.ts';
import type { RunReader } from './run-reader.ts';
import { runWorkerJob } from './worker-job.ts';

/** What is done with a model besides training it, each in a worker of its own. */
export interface ModelWork {
  estimateTime(draft: RunDraft): Promise<TimeEstimate>;
  evaluate(runId: string): Promise<Readonly<Record<string, number>>>;
  encode(
    runId: string,
    dataFile: string,
    outputFile: string,
  ): Promise<{ readonly count: number; readonly latentSize: number }>;
  generate(
    runId: string,
    count: number,
    seed: number,
    outputFile: string,
  ): Promise<{ readonly shape: readonly number[] }>;
}

interface Dependencies {
  readonly workspace: Workspace;
  readonly reader: RunReader;
  readonly startWorker: StartWorker;
  readonly isBusy: () => boolean;
}

/** The work, and what ends the workers that are still at it. */
export function createModelWork({ workspace, reader, startWorker, isBusy }: Dependencies): {
  readonly work: ModelWork;
  readonly stop: () => Promise<void>;
} {
  const workers = trackedWorkers(startWorker);
  const model = (runId: string) => {
    const run = reader.get(runId);
    return {
      hyperparameters: run.hyperparameters,
      checkpointDirectory: modelCheckpoint(runDirectory(workspace, runId), runId).directory,
      datasetDirectory: join(datasetsDirectory(workspace), run.datasetHash),
    };
  };
  const work: ModelWork = {
    async estimateTime(draft) {
      const manifest = checkDraft(workspace, draft);
      const { hyperparameters } = draft;
      const busyBefore = isBusy();
      const job = { kind: 'measure', hyperparameters, dataShape: manifest.shape } as const;
      const { millisecondsPerStep } = await runWorkerJob(workers.start, job);
      return {
        parameters: parameterCount({ ...hyperparameters, dataShape: manifest.shape }),
        stepsPerEpoch: stepsPerEpoch(manifest, draft),
        millisecondsPerStep,
        isBusy: busyBefore || isBusy(),
      };
    },
    async evaluate(runId) {
      return (await runWorkerJob(workers.start, { kind: 'evaluate', ...model(runId) })).metrics;
    },
    async encode(runId, dataFile, outputFile) {
      const files = { dataFile: resolve(dataFile), outputFile: resolve(outputFile) };
      const { count, latentSize } = await runWorkerJob(workers.start, { kind: 'encode', ...model(runId), ...files });
      return { count, latentSize };
    },
    async generate(runId, count, seed, outputFile) {
      const job = { kind: 'generate', ...model(runId), count, seed, outputFile: resolve(outputFile) } as const;
      const { shape } = await runWorkerJob(workers.start, job);
      return { shape };
    },
  };
  return { work, stop: workers.stop };
}

/** Starts workers and remembers them until they are gone: a closing program leaves none behind. */
function trackedWorkers(startWorker: StartWorker): { start: StartWorker; stop: () => Promise<void> } {
  const open = new Set<WorkerHandle>();
  return {
    start() {
      const worker = startWorker();
      open.add(worker);
      void worker.exited.then(() => open.delete(worker));
      return worker;
    },
    async stop() {
      const ends = [...open].map((worker) => worker.exited);
      for (const worker of open) worker.kill();
      await Promise.all(ends);
    },
  };
}
