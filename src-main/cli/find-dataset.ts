import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { WritingServices } from './services.ts';

/** A dataset of the workspace by its name or hash; MNIST is imported when it is not there yet. */
export async function findDataset(
  nameOrHash: string,
  { datasets }: Pick<WritingServices, 'datasets'>,
): Promise<DatasetManifest> {
  if (nameOrHash === 'mnist') return datasets.ensureMnist();
  const all = datasets.list();
  const found =
    all.find((dataset) => dataset.hash === nameOrHash) ?? all.find((dataset) => dataset.name === nameOrHash);
  if (found) return found;
  const names = all.map((dataset) => dataset.name).join(', ') || 'none';
  throw new WorkbenchError(
    'dataset/not-found',
    `There is no dataset "${nameOrHash}" in the workspace (there: ${names}).`,
  );
}
