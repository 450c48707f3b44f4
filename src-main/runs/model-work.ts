import { join, resolve } from 'node:path';
import type { TimeEstimate } from '#shared/contract/calls.ts';
import type { DatasetManifest } from '#shared/contract/dataset.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import type { MeasureJob } from '#shared/contract/training-messages.ts';
import { datasetsDirectory } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import type { StartWorker, WorkerHandle } from '#main/training-host/training-host.ts';
import { checkDraft } from './draft-check.ts';
import { modelPlaces } from './model-places.ts';
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
  const model = (runId: string) => modelPlaces(workspace, reader.get(runId));
  const work: ModelWork = {
    async estimateTime(draft) {
      const data = measuredData(workspace, checkDraft(workspace, draft), draft);
      const busyBefore = isBusy();
      const job = { kind: 'measure', hyperparameters: draft.hyperparameters, data } as const;
      const { kind: _, ...measured } = await runWorkerJob(workers.start, job);
      return { ...measured, isBusy: busyBefore || isBusy() };
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

function measuredData(
  workspace: Workspace,
  manifest: DatasetManifest,
  { hyperparameters: { trainingExamples, validationExamples } }: RunDraft,
): MeasureJob['data'] {
  if (manifest.kind === 'texts') {
    return { kind: 'texts', datasetDirectory: join(datasetsDirectory(workspace), manifest.hash) };
  }
  const left = manifest.splits.train.count - validationExamples;
  return { kind: 'images', shape: manifest.shape, trainingExamples: trainingExamples || left };
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
