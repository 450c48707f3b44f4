import { join } from 'node:path';
import type { NumberArray } from '#shared/contract/number-array.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { manifoldGrid } from '#shared/evaluation/manifold-grid.ts';
import { npyBytes } from '#main/array-files/npy.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import { gatherRows } from '#main/engine/examples.ts';
import type { StepRunner } from '#main/engine/step-runner.ts';
import { epochName, priorCodes, writeLatentPlaces, writeLatents } from '../latent-files.ts';
import { rowRange } from '../split-rows.ts';
import type { PreparedSplit } from './prepared-images.ts';

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

/** Files that stay the same for all epochs: the shown test images, labels and places of the encoded ones. */
export function writeFixedArtifacts(source: ArtifactSource): void {
  const { runDirectory, test } = source;
  const rows = shownRows(test);
  const inputs = imageArray(source, gatherRows(test, rows), rows.length);
  writeFileDurably(join(runDirectory, 'samples', 'inputs.npy'), npyBytes(inputs));
  writeLatentPlaces(runDirectory, rowRange(0, test.count), test.labels);
}

/** Reconstructions, draws from the prior, manifold and latent codes after an epoch. `means` (≥ count, Z) of the test split. */
export function writeEpochArtifacts(
  source: ArtifactSource,
  runner: StepRunner,
  epoch: number,
  means: Float32Array,
): void {
  const { runDirectory, values, test } = source;
  const write = (kind: string, codes: Float32Array) => {
    const count = codes.length / values.latentSize;
    const images = imageArray(source, runner.decodeMean(codes, count), count);
    writeFileDurably(join(runDirectory, 'samples', epochName(epoch), `${kind}.npy`), npyBytes(images));
  };
  write('reconstructions', runner.encode({ examples: test, rows: Int32Array.from(shownRows(test)) }));
  if (values.modelKind === 'vae') {
    write('prior', priorCodes(values.seed, priorSamples, values.latentSize));
    if (values.latentSize === 2) write('manifold', manifoldGrid(manifoldSide));
  }
  writeLatents(runDirectory, epoch, means, values.latentSize);
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
