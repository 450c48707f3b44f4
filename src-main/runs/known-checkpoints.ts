import { checkpointsStamp } from '#main/checkpoints/checkpoints.ts';
import { modelCheckpoint } from './run-files.ts';

/** The folder of the checkpoint that the model of a run is in. Throws 'run/no-checkpoint', 'checkpoint/damaged'. */
export type CheckpointFolder = (runDirectory: string, runId: string) => string;

/** Reads and checks all of it every time. */
export const checkedCheckpoint: CheckpointFolder = (runDirectory, runId) =>
  modelCheckpoint(runDirectory, runId).directory;

/**
 * Reads and checks it once: again only when a file of a checkpoint has another size or time, or another checkpoint is
 * there. Whoever asks often need not wait for hundreds of megabytes each time.
 */
export function createKnownCheckpoints(): CheckpointFolder {
  const known = new Map<string, { readonly stamp: string; readonly folder: string }>();
  return (runDirectory, runId) => {
    const stamp = checkpointsStamp(runDirectory); // before reading: what changes meanwhile is looked at again
    const found = known.get(runDirectory);
    if (found?.stamp === stamp) return found.folder;
    known.delete(runDirectory);
    const folder = checkedCheckpoint(runDirectory, runId);
    known.set(runDirectory, { stamp, folder });
    return folder;
  };
}
