import type { DatasetContent } from '#main/datasets/content-hash.ts';
import type { DatasetToPublish } from '#main/datasets/publish-dataset.ts';

type Images = Extract<DatasetToPublish, { kind: 'images' }>;
type Texts = Extract<DatasetToPublish, { kind: 'texts' }>;

/** Three training and two test images of 2 × 2, classes "a" and "b". */
export function exampleContent(changes: Partial<Images> = {}): Images {
  return {
    kind: 'images',
    shape: [2, 2, 1],
    classes: ['a', 'b'],
    splits: {
      train: { images: Uint8Array.from({ length: 12 }, (_, index) => index), labels: Uint8Array.of(0, 1, 1) },
      test: { images: Uint8Array.of(255, 0, 255, 0, 9, 8, 7, 6), labels: Uint8Array.of(1, 0) },
    },
    ...changes,
  };
}

/** Three training texts and a test text, classes "bad" and "good". */
export function exampleTexts(changes: Partial<Texts> = {}): Texts {
  return {
    kind: 'texts',
    language: 'en',
    classes: ['bad', 'good'],
    splits: {
      train: { texts: ['Good, good.', 'A "bad" film', '😀'], labels: Uint8Array.of(1, 0, 1) },
      test: { texts: ['So so'], labels: Uint8Array.of(0) },
    },
    leftOut: { empty: 1, duplicates: 2 },
    ...changes,
  };
}

/** What is hashed of images. */
export function imageHashContent({ splits, ...header }: Images): DatasetContent {
  const bytes = ({ images, labels }: Images['splits']['train']) => ({ examples: images, labels });
  return { header, splits: { train: bytes(splits.train), test: bytes(splits.test) } };
}

export const exampleDescription = { name: 'Example', source: 'a test', importedAt: '2026-11-24T10:00:00.000Z' };
