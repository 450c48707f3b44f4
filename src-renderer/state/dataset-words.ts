import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { formatCount } from '#renderer/formatting/number.ts';
import type { DataSource } from './data-source.ts';

/** What is in a dataset, in a line: `60,000 training and 10,000 test images, 28 × 28 × 1`, `… texts in 2 classes`. */
export function datasetWords(source: DataSource): string {
  if (source.kind === 'corpus') return `${source.title}. It ships with the workbench and is imported at the start.`;
  const { train, test } = source.splits;
  const counts = `${formatCount(train.count)} training and ${formatCount(test.count)} test ${source.kind}`;
  if (source.kind === 'images') return `${counts}, ${source.shape.join(' × ')}`;
  return source.classes.length > 0 ? `${counts} in ${source.classes.length} classes` : counts;
}

/** The same in the width of a list: `70,000 · 28 × 28 × 1`, `98,659 texts`. */
export function shortDatasetWords(dataset: DatasetManifest): string {
  const count = formatCount(dataset.splits.train.count + dataset.splits.test.count);
  return dataset.kind === 'images' ? `${count} · ${dataset.shape.join(' × ')}` : `${count} texts`;
}
