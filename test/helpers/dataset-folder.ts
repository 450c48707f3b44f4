import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageManifest } from '#shared/contract/dataset.ts';
import { contentHash } from '#main/datasets/content-hash.ts';

export interface ExampleSplit {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export interface ExampleContent {
  readonly name: string;
  readonly shape: readonly [number, number, number];
  readonly classes: readonly string[];
  readonly splits: { readonly train: ExampleSplit; readonly test: ExampleSplit };
}

/** Writes a dataset folder as an import would, under any name; gives its manifest. */
export function writeDatasetFolder(directory: string, { name, shape, classes, splits }: ExampleContent): ImageManifest {
  const split = ({ labels }: ExampleSplit) => ({
    count: labels.length,
    classCounts: classes.map((_, i) => labels.filter((label) => label === i).length),
  });
  const bytes = ({ images, labels }: ExampleSplit) => ({ examples: images, labels });
  const manifest: ImageManifest = {
    formatVersion: 1,
    hash: contentHash({
      header: { kind: 'images', shape, classes },
      splits: { train: bytes(splits.train), test: bytes(splits.test) },
    }),
    name,
    kind: 'images',
    shape: [...shape],
    classes,
    splits: { train: split(splits.train), test: split(splits.test) },
    source: 'test',
    importedAt: '2026-01-01T00:00:00.000Z',
  };
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'dataset.json'), JSON.stringify(manifest));
  for (const part of ['train', 'test'] as const) {
    writeFileSync(join(directory, `${part}-images.bin`), splits[part].images);
    writeFileSync(join(directory, `${part}-labels.bin`), splits[part].labels);
  }
  return manifest;
}
