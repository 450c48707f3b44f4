import { join } from 'node:path';
import type { NumberArray } from '#shared/contract/number-array.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { manifoldGrid } from '#shared/evaluation/manifold-grid.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { npyBytes } from '#main/array-files/npy.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import { gatherRows } from '#main/engine/examples.ts';
import type { StepRunner } from '#main/engine/step-runner.ts';
import type { PreparedSplit } from './prepared-data.ts';

export interface ArtifactSource {
  readonly runDirectory: string;
  readonly values: Hyperparameters;
  /** (H, W, C) */
  readonly dataShape: readonly number[];
  readonly test: PreparedSplit;
}

const shownImages = 32;
const priorSamples = 64;
const manifoldSide = 20;
/** Latent codes are kept of so many test examples. */
export const latentExamples = 10_000;

/** Files that stay the same for all epochs: the shown test images, labels and places of the encoded ones. */
export function writeFixedArtifacts(source: ArtifactSource): void {
  const { runDirectory, test } = source;
  const rows = shownRows(test);
  const inputs = imageArray(source, gatherRows(test, rows), rows.length);
  writeFileDurably(join(runDirectory, 'samples', 'inputs.npy'), npyBytes(inputs));
  const count = Math.min(test.count, latentExamples);
  const indices = Int32Array.from({ length: count }, (_, i) => i);
  writeFileDurably(join(runDirectory, 'latents', 'indices.npy'), npyBytes(numberArray('int32', [count], indices)));
  if (!test.labels) return;
  const labels = numberArray('uint8', [count], test.labels.slice(0, count));
  writeFileDurably(join(runDirectory, 'latents', 'labels.npy'), npyBytes(labels));
}

/** Reconstructions, draws from the prior, manifold and latent codes after an epoch. `means` (≥ count, Z) of the test split. */
export function writeEpochArtifacts(
  source: ArtifactSource,
  runner: StepRunner,
  epoch: number,
  means: Float32Array,
): void {
  const { runDirectory, values, test } = source;
  const name = `epoch-${String(epoch).padStart(5, '0')}`;
  const write = (kind: string, codes: Float32Array) => {
    const count = codes.length / values.latentSize;
    const images = imageArray(source, runner.decodeMean(codes, count), count);
    writeFileDurably(join(runDirectory, 'samples', name, `${kind}.npy`), npyBytes(images));
  };
  write('reconstructions', runner.encode({ examples: test, rows: Int32Array.from(shownRows(test)) }));
  if (values.modelKind === 'vae') {
    write('prior', priorCodes(values.seed, priorSamples, values.latentSize));
    if (values.latentSize === 2) write('manifold', manifoldGrid(manifoldSide));
  }
  const count = Math.min(test.count, latentExamples);
  const kept = numberArray('float32', [count, values.latentSize], means.slice(0, count * values.latentSize));
  writeFileDurably(join(runDirectory, 'latents', `${name}.npy`), npyBytes(kept));
}

/** z ~ N(0, I), decided by the seed alone. (count, Z) */
export function priorCodes(seed: number, count: number, latentSize: number): Float32Array {
  return statelessNormal(placeSeed([seed, 0], 'prior'), count * latentSize);
}

/** Numbers in [0, 1] as bytes; what a Gaussian mean puts outside is clipped, as a screen would. (count, H, W, C) */
export function imageArray(
  { dataShape }: { readonly dataShape: readonly number[] },
  values: Float32Array,
  count: number,
): NumberArray<'uint8'> {
  const bytes = new Uint8Array(values.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.round(Math.min(1, Math.max(0, values[i]!)) * 255);
  return numberArray('uint8', [count, ...dataShape], bytes);
}

/** The same test images every time, the classes in turn. */
function shownRows(test: PreparedSplit): readonly number[] {
  const rows = Array.from({ length: Math.min(test.count, 2000) }, (_, i) => i);
  const labels = test.labels;
  if (!labels) return rows.slice(0, shownImages);
  const seen = new Map<number, number>();
  const round = rows.map((row) => {
    const turn = seen.get(labels[row]!) ?? 0;
    seen.set(labels[row]!, turn + 1);
    return turn;
  });
  const inTurns = rows.toSorted((a, b) => round[a]! - round[b]! || labels[a]! - labels[b]! || a - b);
  return inTurns.slice(0, shownImages);
}
