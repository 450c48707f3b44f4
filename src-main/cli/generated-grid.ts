import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { readNpyFile } from '#main/array-files/npy.ts';
import type { RunService } from '#main/runs/run-service.ts';
import { imageGrid } from './image-grid.ts';
import type { Picture } from './image-grid.ts';

export interface GridRequest {
  readonly runId: string;
  readonly count: number;
  readonly seed: number;
  readonly file: string;
}

/** Draws images from the prior of a run and writes them as one PNG. */
export async function writeGeneratedGrid(
  runs: Pick<RunService, 'generate'>,
  { runId, count, seed, file }: GridRequest,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'vae-generate-'));
  try {
    const arrayFile = join(scratch, 'images.npy');
    await runs.generate(runId, count, seed, arrayFile);
    const { dtype, shape, data } = readNpyFile(arrayFile);
    if (dtype !== 'uint8') throw new Error(`writeGeneratedGrid: expected uint8 images, got ${dtype}`);
    await writePng(imageGrid({ shape, data: new Uint8Array(data) }), file);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Written beside its place and renamed, so that there is no half-written picture. */
async function writePng({ width, height, channels, pixels }: Picture, file: string): Promise<void> {
  const { default: sharp } = await import('sharp');
  const aside = `${file}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    await sharp(pixels, { raw: { width, height, channels } }).png().toFile(aside);
    renameSync(aside, file);
  } catch (error) {
    if (existsSync(aside)) rmSync(aside);
    const reason = error instanceof Error ? error.message : String(error);
    throw new WorkbenchError('file/not-writable', `${file} could not be written: ${reason}.`, { file });
  }
}
