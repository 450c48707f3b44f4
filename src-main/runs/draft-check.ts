import type { DatasetManifest, ImageManifest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { hyperparameterError, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import { networkProblem } from '#shared/vae/network-problem.ts';
import { requireImages } from '#shared/contract/dataset-kind.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';

/** What can be said against a draft before anything is started; gives its dataset, of images: those are what models are for. */
export function checkDraft(workspace: ReadableWorkspace, draft: RunDraft): ImageManifest {
  const found = workspace.datasets.get(draft.datasetHash);
  if (!found) {
    throw new WorkbenchError('dataset/not-found', `There is no dataset ${draft.datasetHash} in this workspace.`);
  }
  const manifest = requireImages(found);
  const { hyperparameters: values } = draft;
  for (const row of hyperparameters) {
    const error = hyperparameterError(row, values[row.name]);
    if (error !== null) throw invalid(row.name, error);
  }
  const { train, test } = manifest.splits;
  if (values.validationExamples >= train.count) {
    const what = `${values.validationExamples} leave nothing to train on; ${manifest.name} has ${train.count} training examples`;
    throw invalid('validationExamples', what);
  }
  const left = train.count - values.validationExamples;
  if (values.trainingExamples > left) {
    const what = `expected at most ${left}, which are left of ${manifest.name} after validation, found ${values.trainingExamples}`;
    throw invalid('trainingExamples', what);
  }
  if (test.count === 0) {
    throw invalid('datasetHash', `${manifest.name} has no test examples; import it again with some`);
  }
  const problem = networkProblem({ ...values, dataShape: manifest.shape });
  if (problem) throw invalid(problem.name, problem.what);
  return manifest;
}

function invalid(name: string, what: string): WorkbenchError {
  return new WorkbenchError('arguments/invalid', `${name}: ${what}.`, { name });
}

/** Steps of an epoch of a draft that was checked. */
export function stepsPerEpoch(manifest: DatasetManifest, { hyperparameters: values }: RunDraft): number {
  const left = manifest.splits.train.count - values.validationExamples;
  const used = values.trainingExamples > 0 ? values.trainingExamples : left;
  return Math.ceil(used / values.batchSize);
}
