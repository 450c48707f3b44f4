import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { corpora } from '#main/imports/corpora.ts';
import type { WritingServices } from './services.ts';

/** A dataset of the workspace by its name or hash; MNIST and corpora that ship are imported when they are not there yet. */
export async function findDataset(
  nameOrHash: string,
  { datasets }: Pick<WritingServices, 'datasets'>,
): Promise<DatasetManifest> {
  if (nameOrHash === 'mnist') return datasets.ensureMnist();
  const all = datasets.list();
  const isCorpus = corpora.some(({ name }) => name === nameOrHash);
  if (isCorpus && !all.some(({ name }) => name === nameOrHash)) {
    return datasets.import({ kind: 'corpus', name: nameOrHash });
  }
  return namedDataset(nameOrHash, all);
}

/** The same among those that are there. Throws 'dataset/not-found' with their names. */
export function namedDataset(nameOrHash: string, all: readonly DatasetManifest[]): DatasetManifest {
  const found =
    all.find((dataset) => dataset.hash === nameOrHash) ?? all.find((dataset) => dataset.name === nameOrHash);
  if (found) return found;
  const names = all.map((dataset) => dataset.name).join(', ') || 'none';
  throw new WorkbenchError(
    'dataset/not-found',
    `There is no dataset "${nameOrHash}" in the workspace (there: ${names}).`,
  );
}
