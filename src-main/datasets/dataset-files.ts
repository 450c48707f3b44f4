import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { datasetManifestSchema } from '#shared/contract/dataset.ts';
import type { DatasetManifest, ImageManifest, SplitName, TextManifest } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { contentHash } from './content-hash.ts';
import type { DatasetContent, SplitBytes } from './content-hash.ts';
import { requireImages, requireTexts } from '#shared/contract/dataset-kind.ts';

/** A dataset of images in memory. Images are uint8, row-major (count, height, width, channels); labels index `manifest.classes`. */
export interface OpenDataset {
  readonly manifest: ImageManifest;
  readonly images: (split: SplitName) => Uint8Array;
  /** Null where the dataset has no classes. */
  readonly labels: (split: SplitName) => Uint8Array | null;
}

/** A dataset of texts in memory; labels index `manifest.classes`. */
export interface OpenTexts {
  readonly manifest: TextManifest;
  readonly texts: (split: SplitName) => readonly string[];
  /** Null where the dataset has no classes. */
  readonly labels: (split: SplitName) => Uint8Array | null;
}

/**
 * Reads a whole folder of images and proves it against its hash, so that no run trains on altered bytes.
 * Throws 'dataset/not-found' where there is no such folder, 'dataset/damaged' for anything that does not fit, and
 * 'dataset/wrong-kind' for texts.
 */
export function openDataset(directory: string): OpenDataset {
  const manifest = requireImages(readManifest(directory));
  const splits = readSplits(directory, manifest);
  return {
    manifest,
    images: (split) => splits[split].examples,
    labels: (split) => splits[split].labels,
  };
}

/** The same for texts. */
export function openTexts(directory: string): OpenTexts {
  const manifest = requireTexts(readManifest(directory));
  const splits = readSplits(directory, manifest);
  const texts = { train: textsIn(splits.train.examples), test: textsIn(splits.test.examples) };
  for (const split of splitNames) {
    const [expected, found] = [manifest.splits[split].count, texts[split].length];
    if (expected !== found)
      throw damaged(directory, `${examplesFile(manifest, split)}: expected ${expected} texts, found ${found}`);
  }
  return {
    manifest,
    texts: (split) => texts[split],
    labels: (split) => splits[split].labels,
  };
}

function readSplits(directory: string, manifest: DatasetManifest): DatasetContent['splits'] {
  const splits = { train: readSplit(directory, manifest, 'train'), test: readSplit(directory, manifest, 'test') };
  const found = contentHash({ header: manifest, splits });
  if (found !== manifest.hash) throw damaged(directory, `expected content hash ${manifest.hash}, found ${found}`);
  return splits;
}

/** A JSON string a line, the last one ended too: any text may stand in a line. */
export function textLines(texts: readonly string[]): Uint8Array {
  return Buffer.from(texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
}

function textsIn(lines: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(lines);
  // written by `textLines`, as the hash has proven
  return text === '' ? [] : (JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`) as string[]);
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
    if (manifest.kind === 'images') checkSize(directory, examplesFile(manifest, split), imagesBytes(manifest, split));
    if (hasLabels(manifest)) checkSize(directory, labelsFile(split), manifest.splits[split].count);
  }
  return manifest;
}

export const examplesFile = ({ kind }: Pick<DatasetManifest, 'kind'>, split: SplitName): string =>
  kind === 'images' ? `${split}-images.bin` : `${split}-texts.jsonl`;
export const labelsFile = (split: SplitName): string => `${split}-labels.bin`;

export function hasLabels(manifest: DatasetManifest): boolean {
  return manifest.classes.length > 0;
}

/** Bytes of one image: height · width · channels. */
export function imageBytes(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function imagesBytes(manifest: ImageManifest, split: SplitName): number {
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

function readSplit(directory: string, manifest: DatasetManifest, split: SplitName): SplitBytes {
  const bytes = manifest.kind === 'images' ? imagesBytes(manifest, split) : null;
  return {
    examples: readBytes(directory, examplesFile(manifest, split), bytes),
    labels: hasLabels(manifest) ? readBytes(directory, labelsFile(split), manifest.splits[split].count) : null,
  };
}

function readBytes(directory: string, name: string, expectedBytes: number | null): Uint8Array {
  checkSize(directory, name, expectedBytes);
  const buffer = readFileSync(join(directory, name));
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** Null: of any size, but there. */
function checkSize(directory: string, name: string, expectedBytes: number | null): void {
  let found: number;
  try {
    found = statSync(join(directory, name)).size;
  } catch (error) {
    throw damaged(directory, `${name} is missing (${reason(error)})`);
  }
  if (expectedBytes === null || found === expectedBytes) return;
  throw damaged(directory, `${name}: expected ${expectedBytes} bytes, found ${found}`);
}

function damaged(directory: string, what: string): WorkbenchError {
  return new WorkbenchError('dataset/damaged', `The dataset at ${directory} is damaged: ${what}.`, { directory });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
