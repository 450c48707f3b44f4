import { createHash } from 'node:crypto';
import type { SplitName } from '#shared/contract/dataset.ts';
import type { ImageFile } from './find-images.ts';

/**
 * Training and test images in mixed order. Where the folder does not say which is which, the same share of every class
 * is held out. An image's place is decided by a hash of its path alone, so that the split is the same everywhere and
 * hardly changes when images are added. Mixed, because runs take validation images from the end of the split.
 */
export function splitImages(
  images: readonly ImageFile[],
  testShare: number,
): Readonly<Record<SplitName, readonly ImageFile[]>> {
  const mixed = inMixedOrder(images);
  const held = heldOut(
    mixed.filter((image) => image.split === null),
    testShare,
  );
  const isTest = (image: ImageFile) => image.split === 'test' || held.has(image);
  return { train: mixed.filter((image) => !isTest(image)), test: mixed.filter(isTest) };
}

function inMixedOrder(images: readonly ImageFile[]): readonly ImageFile[] {
  const placed = images.map((image) => ({ image, place: createHash('sha256').update(image.path).digest('hex') }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ image }) => image);
}

/** The first images of every class, as many as its share. */
function heldOut(images: readonly ImageFile[], share: number): ReadonlySet<ImageFile> {
  const classes = new Map<number, ImageFile[]>();
  for (const image of images) {
    const classmates = classes.get(image.label);
    if (classmates) classmates.push(image);
    else classes.set(image.label, [image]);
  }
  return new Set([...classes.values()].flatMap((all) => all.slice(0, Math.round(all.length * share))));
}
