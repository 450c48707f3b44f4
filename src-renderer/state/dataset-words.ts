import type { DatasetManifest, ImageManifest } from '#shared/contract/dataset.ts';
import { formatCount } from '#renderer/formatting/number.ts';

/** What is in a dataset, in a line: `60,000 training and 10,000 test images, 28 × 28 × 1`. */
export function datasetWords(dataset: ImageManifest): string {
  const { train, test } = dataset.splits;
  const counts = `${formatCount(train.count)} training and ${formatCount(test.count)} test images`;
  return `${counts}, ${dataset.shape.join(' × ')}`;
}

/** The same in the width of a list: `70,000 · 28 × 28 × 1`, `98,659 texts`. */
export function shortDatasetWords(dataset: DatasetManifest): string {
  const count = formatCount(dataset.splits.train.count + dataset.splits.test.count);
  return dataset.kind === 'images' ? `${count} · ${dataset.shape.join(' × ')}` : `${count} texts`;
}

/** Why there are fewer datasets to choose from than there are; null where all can be chosen. */
export function leftOutWords(datasets: readonly DatasetManifest[]): string | null {
  const count = datasets.filter(({ kind }) => kind === 'texts').length;
  if (count === 0) return null;
  return `${count === 1 ? 'A dataset' : `${count} datasets`} of texts cannot be chosen here: their models are trained from the command line, with “vae train”.`;
}
