import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';

/** Throws 'arguments/invalid' when more examples are asked for than the dataset has, or when it has none to test on. */
export function requireExamples(
  manifest: DatasetManifest,
  { validationExamples, trainingExamples }: Pick<Hyperparameters, 'validationExamples' | 'trainingExamples'>,
): void {
  const [train, test] = [manifest.splits.train.count, manifest.splits.test.count];
  const refuse = (text: string) => new WorkbenchError('arguments/invalid', text);
  if (validationExamples >= train) {
    throw refuse(
      `validationExamples: ${validationExamples} leave nothing to train on; the split has ${train} examples.`,
    );
  }
  const left = train - validationExamples;
  if (trainingExamples > left) {
    throw refuse(`trainingExamples: ${trainingExamples} are asked for, ${left} are left after validation.`);
  }
  if (test === 0) throw refuse(`The dataset "${manifest.name}" has no test examples; import it with some held out.`);
}

/** Consecutive row numbers from `start`. */
export function rowRange(start: number, end: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, i) => start + i);
}
