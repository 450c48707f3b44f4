import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { dataKindOf, ofTextModel, requireImages, requireTexts } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { hyperparameterError, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import { expectedTextProblem } from '#shared/text/text-problem.ts';
import { networkProblem } from '#shared/vae/network-problem.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';

/** Throws what can be said against a draft before anything is started, and gives its dataset; whether texts are too long is seen later. */
export function checkDraft(workspace: ReadableWorkspace, draft: RunDraft): DatasetManifest {
  const manifest = workspace.datasets.get(draft.datasetHash);
  if (!manifest) {
    throw new WorkbenchError('dataset/not-found', `There is no dataset ${draft.datasetHash} in this workspace.`);
  }
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
  const problem = modelProblem(manifest, values);
  if (problem) throw invalid(problem.name, problem.what);
  return manifest;
}

/** Throws 'dataset/wrong-kind' where the network is not for such data. */
function modelProblem(
  manifest: DatasetManifest,
  values: Hyperparameters,
): { readonly name: string; readonly what: string } | null {
  if (dataKindOf(values) === 'images') {
    return networkProblem({ ...values, dataShape: requireImages(manifest).shape });
  }
  return expectedTextProblem(ofTextModel(values), requireTexts(manifest).classes.length);
}

function invalid(name: string, what: string): WorkbenchError {
  return new WorkbenchError('arguments/invalid', `${name}: ${what}.`, { name });
}
