import { join } from 'node:path';
import type { ImportSource, SplitName } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';
import { decodeImages } from './decode-images.ts';
import { findImages } from './find-images.ts';
import type { ImageFile } from './find-images.ts';
import { invalidDataset, largestSplitBytes } from './imported-content.ts';
import type { ImportProgress, ImportedContent, ImportedSplit } from './imported-content.ts';
import { splitImages } from './split-images.ts';

export type ImageFolderSource = Extract<ImportSource, { kind: 'image-folder' }>;

/**
 * Images of a folder, each scaled to the asked size: class by subfolder, `train/` and `test/` where both are there,
 * else a share of every class held out. The order within a split is mixed, the same every time. Any image that cannot
 * be read fails the import and is named: a dataset with silent gaps is worse than none.
 */
export async function readImageFolder(
  source: ImageFolderSource,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportedContent> {
  const found = findImages(source.directory);
  const splits = splitImages(found.images, source.testShare);
  const shape = [source.height, source.width, source.channels] as const;
  checkSizes(source, splits);
  const files = splitNames.flatMap((split) => splits[split]);
  const pixels = await decodeImages(
    files.map((image) => join(source.directory, image.path)),
    shape,
    (done) => onProgress({ done, total: files.length, what: 'images' }),
  );
  const trainBytes = splits.train.length * source.height * source.width * source.channels;
  const labels = (split: SplitName) =>
    found.classes.length > 0 ? Uint8Array.from(splits[split], (image) => image.label) : null;
  const train: ImportedSplit = { images: pixels.subarray(0, trainBytes), labels: labels('train') };
  const test: ImportedSplit = { images: pixels.subarray(trainBytes), labels: labels('test') };
  return {
    kind: 'images',
    shape,
    classes: found.classes,
    splits: { train, test },
    source: `images in ${source.directory}`,
  };
}

function checkSizes(source: ImageFolderSource, splits: Readonly<Record<SplitName, readonly ImageFile[]>>): void {
  if (splits.train.length === 0) throw invalidDataset(`${source.directory}: no image is left to train on.`);
  const count = splits.train.length + splits.test.length;
  const bytes = count * source.height * source.width * source.channels;
  if (bytes <= largestSplitBytes) return;
  throw invalidDataset(
    `${source.directory}: ${count} images of ${source.height} × ${source.width} × ${source.channels} are ${bytes} bytes; ` +
      `expected at most ${largestSplitBytes}. Choose a smaller size.`,
  );
}
