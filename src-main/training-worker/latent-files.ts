import { join } from 'node:path';
import { numberArray } from '#shared/contract/number-array.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { npyBytes } from '#main/array-files/npy.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';

/** Latent codes are kept of so many test examples. */
export const latentExamples = 10_000;

/** Folder and file names of an epoch. */
export function epochName(epoch: number): string {
  return `epoch-${String(epoch).padStart(5, '0')}`;
}

/** For all epochs: places in the test split of the examples whose codes are kept, and their labels where there are some. */
export function writeLatentPlaces(runDirectory: string, places: Int32Array, labels: Uint8Array | null): void {
  const count = Math.min(places.length, latentExamples);
  const write = (name: string, bytes: Uint8Array) => writeFileDurably(join(runDirectory, 'latents', name), bytes);
  write('indices.npy', npyBytes(numberArray('int32', [count], places.slice(0, count))));
  if (labels) write('labels.npy', npyBytes(numberArray('uint8', [count], labels.slice(0, count))));
}

/** Posterior means after an epoch; of more than are kept, the first. (count, Z) */
export function writeLatents(runDirectory: string, epoch: number, means: Float32Array, latentSize: number): void {
  const count = Math.min(means.length / latentSize, latentExamples);
  const kept = numberArray('float32', [count, latentSize], means.slice(0, count * latentSize));
  writeFileDurably(join(runDirectory, 'latents', `${epochName(epoch)}.npy`), npyBytes(kept));
}

/** z ~ N(0, I), decided by the seed alone. (count, Z) */
export function priorCodes(seed: number, count: number, latentSize: number): Float32Array {
  return statelessNormal(placeSeed([seed, 0], 'prior'), count * latentSize);
}
