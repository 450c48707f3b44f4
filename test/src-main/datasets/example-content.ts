import type { DatasetContent } from '#main/datasets/content-hash.ts';

/** Three training and two test images of 2 × 2, classes "a" and "b". */
export function exampleContent(changes: Partial<DatasetContent> = {}): DatasetContent {
  return {
    shape: [2, 2, 1],
    classes: ['a', 'b'],
    splits: {
      train: { images: Uint8Array.from({ length: 12 }, (_, index) => index), labels: Uint8Array.of(0, 1, 1) },
      test: { images: Uint8Array.of(255, 0, 255, 0, 9, 8, 7, 6), labels: Uint8Array.of(1, 0) },
    },
    ...changes,
  };
}

export const exampleDescription = { name: 'Example', source: 'a test', importedAt: '2026-11-24T10:00:00.000Z' };
