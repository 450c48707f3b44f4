import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageManifest, SplitName } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import { examplesFile, imageBytes } from './dataset-files.ts';

/** Some images of a split by their places in it, read one by one from the file. (N, H, W, C) */
export function readImages(
  directory: string,
  manifest: ImageManifest,
  split: SplitName,
  indices: readonly number[],
): NumberArray<'uint8'> {
  const { count } = manifest.splits[split];
  const outside = indices.find((index) => !Number.isInteger(index) || index < 0 || index >= count);
  if (outside !== undefined) {
    const what = `indices: expected whole numbers from 0 to ${count - 1} (${split} images of "${manifest.name}"), found ${outside}.`;
    throw new WorkbenchError('arguments/invalid', what);
  }
  const size = imageBytes(manifest.shape);
  const data = new Uint8Array(indices.length * size);
  const descriptor = openSync(join(directory, examplesFile(manifest, split)), 'r');
  try {
    for (const [place, index] of indices.entries()) readSync(descriptor, data, place * size, size, index * size);
  } finally {
    closeSync(descriptor);
  }
  return numberArray('uint8', [indices.length, ...manifest.shape], data);
}
