import { join, resolve } from 'node:path';
import type { TimeEstimate } from '#shared/contract/calls.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import { parameterCount } from '#shared/vae/model-parameters.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { datasetsDirectory, runDirectory } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import type { StartWorker } from '#main/training-host/training-host.ts';
import { checkDraft, stepsPerEpoch } from './draft-check.ts';
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

export function createModelWork({ workspace, reader, startWorker, isBusy }: Dependencies): ModelWork {
  const model = (runId: string) => {
    const run = reader.get(runId);
    const { checkpoint } = latestCheckpoint(runDirectory(workspace, runId));
    if (!checkpoint) throw new WorkbenchError('run/no-checkpoint', `Run ${runId} has no checkpoint yet.`);
    return {
      hyperparameters: run.hyperparameters,
      checkpointDirectory: checkpoint.directory,
      datasetDirectory: join(datasetsDirectory(workspace), run.datasetHash),
    };
  };
  return {
    async estimateTime(draft) {
      const manifest = checkDraft(workspace, draft);
      const { hyperparameters } = draft;
      const busyBefore = isBusy();
      const job = { kind: 'measure', hyperparameters, dataShape: manifest.shape } as const;
      const { millisecondsPerStep } = await runWorkerJob(startWorker, job);
      return {
        parameters: parameterCount(
          hyperparameters,
          manifest.shape.reduce((product, n) => product * n, 1),
        ),
        stepsPerEpoch: stepsPerEpoch(manifest, draft),
        millisecondsPerStep,
        isBusy: busyBefore || isBusy(),
      };
    },
    async evaluate(runId) {
      return (await runWorkerJob(startWorker, { kind: 'evaluate', ...model(runId) })).metrics;
    },
    async encode(runId, dataFile, outputFile) {
      const files = { dataFile: resolve(dataFile), outputFile: resolve(outputFile) };
      return runWorkerJob(startWorker, { kind: 'encode', ...model(runId), ...files });
    },
    async generate(runId, count, seed, outputFile) {
      const job = { kind: 'generate', ...model(runId), count, seed, outputFile: resolve(outputFile) } as const;
      return runWorkerJob(startWorker, job);
    },
  };
}
