import type { SplitName } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { networkProblem } from '#shared/vae/network-problem.ts';
import type { OpenDataset } from '#main/datasets/dataset-files.ts';
import type { Examples } from '#main/engine/examples.ts';
import { requireExamples } from '../split-rows.ts';

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
  const { validationExamples, trainingExamples } = values;
  const { train, test } = dataset.manifest.splits;
  const left = train.count - validationExamples;
  const used = trainingExamples > 0 ? trainingExamples : left;
  return {
    train: prepareRows(dataset, values, { split: 'train', start: 0, end: used }),
    validation:
      validationExamples > 0 ? prepareRows(dataset, values, { split: 'train', start: left, end: train.count }) : null,
    test: prepareRows(dataset, values, { split: 'test', start: 0, end: test.count }),
  };
}

/** Throws 'arguments/invalid' when the hyperparameters ask for what the dataset does not have. */
export function requirePossible({ manifest }: OpenDataset, values: Hyperparameters): void {
  requireExamples(manifest, values);
  const problem = networkProblem({ ...values, dataShape: manifest.shape });
  if (problem) throw new WorkbenchError('arguments/invalid', `${problem.name}: ${problem.what}.`);
}

interface RowRange {
  readonly split: SplitName;
  readonly start: number;
  readonly end: number;
}

function prepareRows(dataset: OpenDataset, values: Hyperparameters, { split, start, end }: RowRange): PreparedSplit {
  const size = dataset.manifest.shape.reduce((product, n) => product * n, 1);
  const images = dataset.images(split).subarray(start * size, end * size);
  const place = { place: `binarization/${split}`, firstImage: start };
  return {
    count: end - start,
    size,
    bytes: binarize(images, size, values, place),
    labels: dataset.labels(split)?.subarray(start, end) ?? null,
  };
}

interface DrawingPlace {
  readonly place: string;
  /** Number in the split of the first of the images. */
  readonly firstImage: number;
}

/** Each image draws by its own number in the split, so that no other choice changes its pixels. */
function binarize(
  images: Uint8Array,
  size: number,
  values: Hyperparameters,
  { place, firstImage }: DrawingPlace,
): Uint8Array {
  if (values.binarization === 'none') return images;
  if (values.binarization === 'threshold') return thresholded(images);
  const result = new Uint8Array(images.length);
  for (let image = 0; image * size < images.length; image++) {
    const draws = statelessUniform(placeSeed([values.seed, firstImage + image], place), size);
    for (let j = 0; j < size; j++) result[image * size + j] = draws[j]! < images[image * size + j]! / 255 ? 255 : 0;
  }
  return result;
}

export function thresholded(images: Uint8Array): Uint8Array {
  return images.map((byte) => (byte > 127 ? 255 : 0));
}
