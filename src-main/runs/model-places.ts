import { join } from 'node:path';
import type { Run } from '#shared/contract/run.ts';
import { datasetsDirectory, runDirectory } from '#main/storage/workspace.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';
import { checkedCheckpoint } from './known-checkpoints.ts';

/** What every job with a trained model is told of it. */
export interface ModelPlaces extends Pick<Run, 'hyperparameters'> {
  readonly runDirectory: string;
  readonly checkpointDirectory: string;
  readonly datasetDirectory: string;
}

/** Where the trained model of a run is, and its data. Throws 'run/no-checkpoint', 'checkpoint/damaged'. */
export function modelPlaces(
  workspace: ReadableWorkspace,
  { id, hyperparameters, datasetHash }: Pick<Run, 'id' | 'hyperparameters' | 'datasetHash'>,
  checkpointFolder = checkedCheckpoint,
): ModelPlaces {
  const directory = runDirectory(workspace, id);
  return {
    hyperparameters,
    runDirectory: directory,
    checkpointDirectory: checkpointFolder(directory, id),
    datasetDirectory: join(datasetsDirectory(workspace), datasetHash),
  };
}
