import { dataKindOf } from '#shared/contract/dataset-kind.ts';
import type { Run } from '#shared/contract/run.ts';

/** Whether there is a trained model of texts to work with: a checkpoint is written at the end of the first epoch. */
export function isTextLabRun(run: Pick<Run, 'hyperparameters' | 'epoch'>): boolean {
  return dataKindOf(run.hyperparameters) === 'texts' && run.epoch >= 1;
}

/** Runs to choose from, the newest first. */
export function textLabRuns(runs: readonly Run[]): readonly Run[] {
  return runs.filter(isTextLabRun).sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}
