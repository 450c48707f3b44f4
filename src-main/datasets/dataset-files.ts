import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { datasetManifestSchema } from '#shared/contract/dataset.ts';
import type { DatasetManifest, SplitName } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { contentHash } from './content-hash.ts';

/** A dataset in memory. Images are uint8, row-major (count, height, width, channels); labels index `manifest.classes`. */
export interface OpenDataset {
  readonly manifest: DatasetManifest;
  readonly images: (split: SplitName) => Uint8Array;
  /** Null where the dataset has no classes. */
  readonly labels: (split: SplitName) => Uint8Array | null;
}

/**
 * Reads a whole dataset folder and proves it against its hash, so that no run trains on altered bytes.
 * Throws 'dataset/not-found' where there is no such folder, 'dataset/damaged' for anything that does not fit.
 */
export function openDataset(directory: string): OpenDataset {
  const manifest = readManifest(directory);
  const bytes = { train: readSplit(directory, manifest, 'train'), test: readSplit(directory, manifest, 'test') };
  const found = contentHash({ shape: manifest.shape, classes: manifest.classes, splits: bytes });
  if (found !== manifest.hash) {
    throw damaged(directory, `expected content hash ${manifest.hash}, found ${found}`);
  }
  return {
    manifest,
    images: (split) => bytes[split].images,
    labels: (split) => bytes[split].labels,
  };
}

/** `dataset.json` alone, with the sizes of the files beside it checked, but not their bytes. */
export function readManifest(directory: string): DatasetManifest {
  const file = join(directory, 'dataset.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new WorkbenchError('dataset/not-found', `There is no dataset at ${directory}: ${reason(error)}.`, {
      directory,
    });
  }
  const manifest = parseManifest(directory, text);
  for (const split of splitNames) {
    checkSize(directory, imagesFile(split), splitImageBytes(manifest, split));
    if (hasLabels(manifest)) checkSize(directory, labelsFile(split), manifest.splits[split].count);
  }
  return manifest;
}

export const imagesFile = (split: SplitName): string => `${split}-images.bin`;
export const labelsFile = (split: SplitName): string => `${split}-labels.bin`;

export function hasLabels(manifest: DatasetManifest): boolean {
  return manifest.classes.length > 0;
}

/** Bytes of one image: height · width · channels. */
export function imageBytes(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function splitImageBytes(manifest: DatasetManifest, split: SplitName): number {
  return manifest.splits[split].count * imageBytes(manifest.shape);
}

function parseManifest(directory: string, text: string): DatasetManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(directory, `dataset.json is not JSON (${reason(error)})`);
  }
  const parsed = datasetManifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw damaged(directory, `dataset.json: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not a manifest'}`);
}

function readSplit(directory: string, manifest: DatasetManifest, split: SplitName) {
  return {
    images: readBytes(directory, imagesFile(split), splitImageBytes(manifest, split)),
    labels: hasLabels(manifest) ? readBytes(directory, labelsFile(split), manifest.splits[split].count) : null,
  };
}

function readBytes(directory: string, name: string, expectedBytes: number): Uint8Array {
  checkSize(directory, name, expectedBytes);
  const buffer = readFileSync(join(directory, name));
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function checkSize(directory: string, name: string, expectedBytes: number): void {
  let found: number;
  try {
    found = statSync(join(directory, name)).size;
  } catch (error) {
    throw damaged(directory, `${name} is missing (${reason(error)})`);
  }
  if (found !== expectedBytes) throw damaged(directory, `${name}: expected ${expectedBytes} bytes, found ${found}`);
}

function damaged(directory: string, what: string): WorkbenchError {
  return new WorkbenchError('dataset/damaged', `The dataset at ${directory} is damaged: ${what}.`, { directory });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
