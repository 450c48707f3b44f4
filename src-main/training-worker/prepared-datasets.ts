import type { ImageManifest } from '#shared/contract/dataset.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { openDataset, readManifest } from '#main/datasets/dataset-files.ts';
import type { OpenDataset } from '#main/datasets/dataset-files.ts';
import { prepareData, requirePossible } from './prepared-data.ts';
import type { PreparedData } from './prepared-data.ts';

export interface PreparedDataset {
  readonly manifest: ImageManifest;
  readonly data: PreparedData;
}

/** Datasets as jobs want them. */
export interface PreparedDatasets {
  /**
   * As `openDataset` and `prepareData`, and with their errors. What the job before had is given again, the very same
   * arrays; its bytes were proven when they were read.
   */
  readonly prepared: (directory: string, values: Hyperparameters) => PreparedDataset;
}

/** A binarized copy of the data is as large as the data. */
const mostPreparations = 2;

/** Keeps the dataset that was asked for last, and the last ways in which it was prepared. */
export function createPreparedDatasets(): PreparedDatasets {
  let opened: { readonly directory: string; readonly dataset: OpenDataset } | null = null;
  const preparations = new Map<string, PreparedData>(); // the one used last is the last

  const open = (directory: string): OpenDataset => {
    const manifest = readManifest(directory); // it may be gone
    if (opened?.directory === directory && opened.dataset.manifest.hash === manifest.hash) return opened.dataset;
    preparations.clear();
    opened = null; // two at once would take twice the memory
    opened = { directory, dataset: openDataset(directory) };
    return opened.dataset;
  };
  return {
    prepared: (directory, values) => {
      const dataset = open(directory);
      const { manifest } = dataset;
      const key = preparationKey(values);
      const known = preparations.get(key);
      if (known) requirePossible(dataset, values); // the network may not fit the data
      const data = known ?? prepareData(dataset, values);
      preparations.delete(key);
      preparations.set(key, data);
      for (const oldest of [...preparations.keys()].slice(0, -mostPreparations)) preparations.delete(oldest);
      return { manifest, data };
    },
  };
}

/** All that `prepareData` looks at: the seed decides pixels that are drawn. */
function preparationKey({ binarization, seed, trainingExamples, validationExamples }: Hyperparameters): string {
  const drawnBy = binarization === 'sampled-once' ? seed : null;
  return JSON.stringify([binarization, drawnBy, trainingExamples, validationExamples]);
}
