import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import { readIdxFile } from '#main/array-files/idx.ts';
import { invalidDataset } from './imported-content.ts';
import type { ImportedContent, ImportedSplit } from './imported-content.ts';

const prefixes = { train: 'train', test: 't10k' } as const;

/** Four IDX files under the names that MNIST gave them; "-" or "." before "idx", plain or ".gz". */
export function readIdxFolder(directory: string): ImportedContent {
  const train = readSplit(directory, prefixes.train);
  const test = readSplit(directory, prefixes.test);
  if (train.shape.join() !== test.shape.join()) {
    const shapes = `train images are ${train.shape.join(' × ')}, test images ${test.shape.join(' × ')}`;
    throw invalidDataset(`${directory}: expected images of one size, found: ${shapes}.`);
  }
  const classCount = 1 + Math.max(largest(train.split.labels), largest(test.split.labels));
  return {
    kind: 'images',
    shape: train.shape,
    classes: Array.from({ length: classCount }, (_, label) => String(label)),
    splits: { train: train.split, test: test.split },
    source: `IDX files in ${directory}`,
  };
}

function readSplit(directory: string, prefix: string) {
  const imagesFile = findFile(directory, `${prefix}-images`, 'idx3-ubyte');
  const labelsFile = findFile(directory, `${prefix}-labels`, 'idx1-ubyte');
  const images = read(imagesFile);
  const labels = read(labelsFile);
  if (images.shape.length !== 3 && images.shape.length !== 4) {
    const found = images.shape.join(', ');
    throw invalidDataset(
      `${imagesFile}: expected (count, height, width) or also channels, found the shape (${found}).`,
    );
  }
  const [count = 0, height = 0, width = 0, channels = 1] = images.shape;
  if (height * width === 0 || (channels !== 1 && channels !== 3)) {
    throw invalidDataset(
      `${imagesFile}: expected 1 or 3 channels and no empty images, found (${images.shape.join(', ')}).`,
    );
  }
  if (labels.shape.length !== 1 || labels.shape[0] !== count) {
    throw invalidDataset(`${labelsFile}: expected ${count} labels, one an image, found (${labels.shape.join(', ')}).`);
  }
  const split: ImportedSplit = { images: images.data, labels: labels.data };
  return { shape: [height, width, channels] as const, split };
}

function findFile(directory: string, name: string, kind: string): string {
  const names = [`${name}-${kind}`, `${name}.${kind}`].flatMap((plain) => [plain, `${plain}.gz`]);
  const found = names.map((candidate) => join(directory, candidate)).find((file) => existsSync(file));
  if (found === undefined) throw invalidDataset(`${directory}: expected a file ${names.join(' or ')}, found none.`);
  return found;
}

function read(file: string): NumberArray<'uint8'> {
  try {
    return readIdxFile(file);
  } catch (error) {
    if (error instanceof WorkbenchError) throw invalidDataset(error.message, error.details);
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidDataset(`${file} could not be read: ${reason}.`, { file });
  }
}

function largest(labels: Uint8Array | null): number {
  let most = 0;
  for (const label of labels ?? []) most = Math.max(most, label);
  return most;
}
