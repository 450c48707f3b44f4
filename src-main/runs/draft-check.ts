import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';

/** What can be said against a draft before anything is started; gives its dataset. */
export function checkDraft(workspace: ReadableWorkspace, draft: RunDraft): DatasetManifest {
  const manifest = workspace.datasets.get(draft.datasetHash);
  if (!manifest) {
    throw new WorkbenchError('dataset/not-found', `There is no dataset ${draft.datasetHash} in this workspace.`);
  }
  const { validationExamples } = draft.hyperparameters;
  const { train, test } = manifest.splits;
  if (validationExamples >= train.count) {
    throw new WorkbenchError(
      'arguments/invalid',
      `validationExamples: ${validationExamples} leave nothing to train on; ${manifest.name} has ${train.count} training examples.`,
    );
  }
  if (test.count === 0) {
    throw new WorkbenchError('arguments/invalid', `${manifest.name} has no test examples; import it again with some.`);
  }
  return manifest;
}

/** Examples of an epoch, and the steps that they take. */
export function stepsPerEpoch(manifest: DatasetManifest, { hyperparameters }: RunDraft): number {
  const left = manifest.splits.train.count - hyperparameters.validationExamples;
  const used = hyperparameters.trainingExamples > 0 ? Math.min(hyperparameters.trainingExamples, left) : left;
  return Math.ceil(used / hyperparameters.batchSize);
}
