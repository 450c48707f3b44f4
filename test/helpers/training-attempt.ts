import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { createControls } from '#main/training-worker/controls.ts';
import { trainRun } from '#main/training-worker/train-run.ts';
import { recordingPort } from './recording-port.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface Attempt {
  /** Of an attempt before, whose data and checkpoints are used; a new one otherwise. */
  readonly directory?: string;
  readonly resumeFrom?: string | null;
  readonly asksAfterEpochs?: true;
  readonly onSend?: (message: MessageFromWorker, controls: ReturnType<typeof createControls>) => void;
}

export interface Training {
  readonly engine: Engine;
  readonly hyperparameters: Hyperparameters;
  /** Writes a dataset into a folder. */
  readonly writeDataset: (directory: string) => unknown;
}

/** Trains in this process, as a worker would, with the data in `data` and the run in `run` of the directory. */
export async function trainingAttempt({ engine, hyperparameters, writeDataset }: Training, attempt: Attempt = {}) {
  const directory = attempt.directory ?? temporaryDirectory();
  const [datasetDirectory, runDirectory] = [join(directory, 'data'), join(directory, 'run')];
  if (!existsSync(datasetDirectory)) writeDataset(datasetDirectory);
  const controls = createControls();
  const port = recordingPort((message) => attempt.onSend?.(message, controls));
  const resumeFrom = attempt.resumeFrom ?? null;
  const asking = attempt.asksAfterEpochs ? { asksAfterEpochs: attempt.asksAfterEpochs } : {};
  const job = { kind: 'train', hyperparameters, datasetDirectory, runDirectory, resumeFrom, ...asking } as const;
  const end = await trainRun(job, { engine, port, controls });
  /** The last point of a metric. */
  const value = (name: string) => port.points().findLast((point) => point.name === name)?.value;
  return { directory, end, port, value };
}
