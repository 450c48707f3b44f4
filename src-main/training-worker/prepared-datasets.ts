import type { ImageManifest, TextManifest } from '#shared/contract/dataset.ts';
import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { openDataset, openTexts, readManifest } from '#main/datasets/dataset-files.ts';
import type { OpenDataset, OpenTexts } from '#main/datasets/dataset-files.ts';
import { prepareData, requirePossible } from './images/prepared-images.ts';
import type { PreparedData } from './images/prepared-images.ts';
import { prepareTexts, requirePossibleTexts } from './texts/prepared-texts.ts';
import type { PreparedTexts } from './texts/prepared-texts.ts';

export interface Prepared<M, P> {
  readonly manifest: M;
  readonly data: P;
}

/**
 * Datasets as jobs want them. What the job before had is given again, the very same arrays; its bytes were proven when
 * they were read.
 */
export interface PreparedDatasets {
  /** As `openDataset` and `prepareData`, and with their errors. */
  readonly images: (directory: string, values: Hyperparameters) => Prepared<ImageManifest, PreparedData>;
  /** As `openTexts` and `prepareTexts`, and with their errors. */
  readonly texts: (directory: string, values: TextHyperparameters) => Prepared<TextManifest, PreparedTexts>;
}

export function createPreparedDatasets(): PreparedDatasets {
  return {
    images: keptPreparations<ImageManifest, OpenDataset, PreparedData, Hyperparameters>({
      open: openDataset,
      requirePossible,
      prepare: prepareData,
      keyOf: imageKey,
    }),
    texts: keptPreparations<TextManifest, OpenTexts, PreparedTexts, TextHyperparameters>({
      open: openTexts,
      requirePossible: requirePossibleTexts,
      prepare: prepareTexts,
      keyOf: textKey,
    }),
  };
}

interface Preparing<D, P, V> {
  readonly open: (directory: string) => D;
  readonly requirePossible: (dataset: D, values: V) => void;
  readonly prepare: (dataset: D, values: V) => P;
  /** Of all that `prepare` looks at. */
  readonly keyOf: (values: V) => string;
}

/** A binarized copy of the data is as large as the data. */
const mostPreparations = 2;

/** Keeps the dataset that was asked for last, and the last ways in which it was prepared. */
function keptPreparations<M extends { readonly hash: string }, D extends { readonly manifest: M }, P, V>({
  open,
  requirePossible: require,
  prepare,
  keyOf,
}: Preparing<D, P, V>): (directory: string, values: V) => Prepared<M, P> {
  let opened: { readonly directory: string; readonly dataset: D } | null = null;
  const preparations = new Map<string, P>(); // the one used last is the last

  const openOnce = (directory: string): D => {
    const manifest = readManifest(directory); // it may be gone
    if (opened?.directory === directory && opened.dataset.manifest.hash === manifest.hash) return opened.dataset;
    preparations.clear();
    opened = null; // two at once would take twice the memory
    opened = { directory, dataset: open(directory) };
    return opened.dataset;
  };
  return (directory, values) => {
    const dataset = openOnce(directory);
    const key = keyOf(values);
    const known = preparations.get(key);
    if (known) require(dataset, values); // the network may not fit the data
    const data = known ?? prepare(dataset, values);
    preparations.delete(key);
    preparations.set(key, data);
    for (const oldest of [...preparations.keys()].slice(0, -mostPreparations)) preparations.delete(oldest);
    return { manifest: dataset.manifest, data };
  };
}

/** The seed decides pixels that are drawn. */
function imageKey({ binarization, seed, trainingExamples, validationExamples }: Hyperparameters): string {
  const drawnBy = binarization === 'sampled-once' ? seed : null;
  return JSON.stringify([binarization, drawnBy, trainingExamples, validationExamples]);
}

function textKey(values: TextHyperparameters): string {
  const { tokenization, letterCase, vocabularySize, longestText, trainingExamples, validationExamples } = values;
  return JSON.stringify([tokenization, letterCase, vocabularySize, longestText, trainingExamples, validationExamples]);
}
