import type { DatasetManifest } from '#shared/contract/dataset.ts';
import type { DataSource } from './data-source.ts';

type Named = Pick<DataSource, 'hash' | 'name'>;

/** The dataset that a definition means by a hash or a name, as the command line reads it; without one, the first. */
export function meantDataset<D extends Named>(reference: string | null, datasets: readonly D[]): D | undefined {
  if (reference === null) return datasets[0];
  const byHash = datasets.find(({ hash }) => hash === reference);
  const byName = datasets.find(({ name }) => name === reference);
  // “mnist” is what presets and files call the dataset that is imported under its proper name
  return byHash ?? byName ?? datasets.find(({ name }) => reference === 'mnist' && name.toLowerCase() === reference);
}

/** How a definition refers to a dataset: by its name, which others can read, where no other has the same. */
export function datasetReference(hash: string, datasets: readonly Pick<DatasetManifest, 'hash' | 'name'>[]): string {
  const name = datasets.find((dataset) => dataset.hash === hash)?.name;
  const isUnique = datasets.filter((dataset) => dataset.name === name).length === 1;
  return name !== undefined && isUnique ? name : hash;
}
