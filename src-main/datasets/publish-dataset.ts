import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetManifest, SplitName } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';
import { publishDirectory } from '#main/checkpoints/durable-files.ts';
import type { ImportedContent } from '#main/imports/imported-content.ts';
import type { ImportedTexts } from '#main/imports/texts/imported-texts.ts';
import { contentHash } from './content-hash.ts';
import type { SplitBytes } from './content-hash.ts';
import { examplesFile, imageBytes, labelsFile, readManifest, textLines } from './dataset-files.ts';

export interface DatasetDescription {
  readonly name: string;
  readonly source: string;
  readonly importedAt: string;
}

/** What an import hands over. */
export type DatasetToPublish =
  Pick<ImportedContent, 'kind' | 'shape' | 'classes' | 'splits'> | Omit<ImportedTexts, 'source'>;

/** Writes `datasets/<hash>` as a whole, unless the same data is there and whole; gives its manifest. */
export function publishDataset(
  datasetsDirectory: string,
  content: DatasetToPublish,
  description: DatasetDescription,
): DatasetManifest {
  const splits = { train: splitBytes(content, 'train'), test: splitBytes(content, 'test') };
  const hash = contentHash({ header: content, splits });
  const directory = join(datasetsDirectory, hash);
  const present = presentManifest(directory);
  if (present) return present;
  const manifest = datasetManifest(hash, content, description);
  const files: Record<string, Uint8Array> = { 'dataset.json': Buffer.from(JSON.stringify(manifest, null, 2)) };
  for (const split of splitNames) {
    const { examples, labels } = splits[split];
    files[examplesFile(manifest, split)] = examples;
    if (labels) files[labelsFile(split)] = labels;
  }
  publishDirectory(directory, files);
  return manifest;
}

function splitBytes(content: DatasetToPublish, split: SplitName): SplitBytes {
  if (content.kind === 'images')
    return { examples: content.splits[split].images, labels: content.splits[split].labels };
  return { examples: textLines(content.splits[split].texts), labels: content.splits[split].labels };
}

/** Null where there is nothing, or something damaged that is to be replaced. */
function presentManifest(directory: string): DatasetManifest | null {
  if (!existsSync(directory)) return null;
  try {
    return readManifest(directory);
  } catch {
    return null;
  }
}

function datasetManifest(hash: string, content: DatasetToPublish, description: DatasetDescription): DatasetManifest {
  const { classes } = content;
  const described = { formatVersion: 1, hash, ...description, classes } as const;
  const counts = (labels: Uint8Array | null) => (labels === null ? [] : countClasses(labels, classes.length));
  if (content.kind === 'images') {
    const { shape, splits } = content;
    const split = ({ images, labels }: (typeof splits)[SplitName]) => {
      return { count: images.length / imageBytes(shape), classCounts: counts(labels) };
    };
    return { ...described, kind: 'images', shape, splits: { train: split(splits.train), test: split(splits.test) } };
  }
  const { language, splits, leftOut } = content;
  const split = ({ texts, labels }: (typeof splits)[SplitName]) => {
    const characters = texts.reduce((sum, text) => sum + Array.from(text).length, 0);
    return { count: texts.length, classCounts: counts(labels), characters };
  };
  return {
    ...described,
    kind: 'texts',
    language,
    splits: { train: split(splits.train), test: split(splits.test) },
    leftOut,
  };
}

function countClasses(labels: Uint8Array, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
