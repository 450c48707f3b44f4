import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetManifest, SplitName } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';
import { publishDirectory } from '#main/checkpoints/durable-files.ts';
import { contentHash } from './content-hash.ts';
import type { DatasetContent } from './content-hash.ts';
import { imageBytes, imagesFile, labelsFile, readManifest } from './dataset-files.ts';

export interface DatasetDescription {
  readonly name: string;
  readonly source: string;
  readonly importedAt: string;
}

/** Writes `datasets/<hash>` as a whole, unless the same data is there and whole; gives its manifest. */
export function publishDataset(
  datasetsDirectory: string,
  content: DatasetContent,
  description: DatasetDescription,
): DatasetManifest {
  const hash = contentHash(content);
  const directory = join(datasetsDirectory, hash);
  const present = presentManifest(directory);
  if (present) return present;
  const manifest = datasetManifest(hash, content, description);
  const files: Record<string, Uint8Array> = { 'dataset.json': Buffer.from(JSON.stringify(manifest, null, 2)) };
  for (const split of splitNames) {
    const { images, labels } = content.splits[split];
    files[imagesFile(split)] = images;
    if (labels) files[labelsFile(split)] = labels;
  }
  publishDirectory(directory, files);
  return manifest;
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

function datasetManifest(hash: string, content: DatasetContent, description: DatasetDescription): DatasetManifest {
  const [height = 0, width = 0, channels = 0] = content.shape;
  const split = (name: SplitName) => {
    const { images, labels } = content.splits[name];
    const classCounts = labels === null ? [] : countClasses(labels, content.classes.length);
    return { count: images.length / imageBytes(content.shape), classCounts };
  };
  return {
    formatVersion: 1,
    hash,
    name: description.name,
    kind: 'images',
    shape: [height, width, channels],
    classes: content.classes,
    splits: { train: split('train'), test: split('test') },
    source: description.source,
    importedAt: description.importedAt,
  };
}

function countClasses(labels: Uint8Array, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
