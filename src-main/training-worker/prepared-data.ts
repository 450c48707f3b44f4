import type { SplitName } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { networkProblem } from '#shared/vae/network-problem.ts';
import type { OpenDataset } from '#main/datasets/dataset-files.ts';
import type { Examples } from '#main/engine/examples.ts';

/** Examples ready for the model. */
export interface PreparedSplit extends Examples {
  readonly labels: Uint8Array | null;
}

export interface PreparedData {
  readonly train: PreparedSplit;
  /** Null when the test split is watched instead. */
  readonly validation: PreparedSplit | null;
  readonly test: PreparedSplit;
}

/** Splits and binarizes a dataset as the hyperparameters say; what does not fit names the row. */
export function prepareData(dataset: OpenDataset, values: Hyperparameters): PreparedData {
  requirePossible(dataset, values);
  const whole = prepareSplit(dataset, 'train', values);
  const { validationExamples, trainingExamples } = values;
  const left = whole.count - validationExamples;
  const used = trainingExamples > 0 ? trainingExamples : left;
  return {
    train: part(whole, 0, used),
    validation: validationExamples > 0 ? part(whole, left, whole.count) : null,
    test: prepareSplit(dataset, 'test', values),
  };
}

function requirePossible({ manifest }: OpenDataset, values: Hyperparameters): void {
  const { validationExamples, trainingExamples } = values;
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
  const problem = networkProblem({ ...values, dataShape: manifest.shape });
  if (problem) throw refuse(`${problem.name}: ${problem.what}.`);
}

/** Consecutive row numbers from `start`. */
export function rowRange(start: number, end: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, i) => start + i);
}

function part(split: PreparedSplit, start: number, end: number): PreparedSplit {
  return {
    count: end - start,
    size: split.size,
    bytes: split.bytes.subarray(start * split.size, end * split.size),
    labels: split.labels?.subarray(start, end) ?? null,
  };
}

function prepareSplit(dataset: OpenDataset, split: SplitName, values: Hyperparameters): PreparedSplit {
  const size = dataset.manifest.shape.reduce((product, n) => product * n, 1);
  const images = dataset.images(split);
  const bytes = binarize(images, size, values, `binarization/${split}`);
  return { count: images.length / size, size, bytes, labels: dataset.labels(split) };
}

/** Each image draws by its own number in the split, so that no other choice changes its pixels. */
function binarize(images: Uint8Array, size: number, values: Hyperparameters, place: string): Uint8Array {
  if (values.binarization === 'none') return images;
  if (values.binarization === 'threshold') return thresholded(images);
  const result = new Uint8Array(images.length);
  for (let image = 0; image * size < images.length; image++) {
    const draws = statelessUniform(placeSeed([values.seed, image], place), size);
    for (let j = 0; j < size; j++) result[image * size + j] = draws[j]! < images[image * size + j]! / 255 ? 255 : 0;
  }
  return result;
}

export function thresholded(images: Uint8Array): Uint8Array {
  return images.map((byte) => (byte > 127 ? 255 : 0));
}
