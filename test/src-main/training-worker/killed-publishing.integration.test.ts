import { mkdirSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import { quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { startWorker } from './real-worker.ts';

const kills = 4;

test('a worker that is killed while it publishes a checkpoint leaves the one before it whole, again and again', async () => {
  const directory = temporaryDirectory();
  writeExampleDataset(join(directory, 'data'), { train: 60 });
  const job: TrainJob = {
    kind: 'train',
    // wide enough that a checkpoint takes a while to write, one step an epoch so that it is written often
    hyperparameters: quickHyperparameters({ encoderWidths: [1500, 1000], batchSize: 500, epochs: 10_000 }),
    datasetDirectory: join(directory, 'data'),
    runDirectory: join(directory, 'run'),
    resumeFrom: null,
  };
  const folder = join(job.runDirectory, 'checkpoints');
  mkdirSync(folder, { recursive: true });
  let unfinished = 0;
  let step = -1;
  for (let kill = 0; kill < kills; kill++) {
    const { checkpoint } = latestCheckpoint(job.runDirectory);
    const worker = await startWorker({ ...job, resumeFrom: checkpoint?.directory ?? null });
    await worker.until('checkpoint');
    await killWhilePublishing(folder, worker.handle.kill);
    await worker.exited;
    unfinished += readdirSync(folder).filter((name) => name.startsWith('.aside-')).length > 0 ? 1 : 0;
    const after = latestCheckpoint(job.runDirectory);
    expect(after.damaged).toEqual([]);
    expect(after.checkpoint!.state.step).toBeGreaterThan(step);
    step = after.checkpoint!.state.step;
  }
  expect(unfinished).toBeGreaterThan(0); // else no kill came in the middle, and nothing was shown
});

/** Kills as soon as something is written aside. */
function killWhilePublishing(folder: string, kill: () => void): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (!name?.startsWith('.aside-')) return;
      watcher.close();
      kill();
      resolve();
    });
  });
}
