import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ExportResult } from '#shared/contract/calls.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { exportMarker } from './model-description.ts';

/** Bytes by path below the folder of the export, with `/` between folders. */
export type ExportFiles = Readonly<Record<string, Uint8Array>>;

/**
 * Writes an export so that its folder is there as a whole or not at all. An export that stands there already is
 * replaced; any other folder with something in it is left alone ('file/not-writable').
 */
export function publishExport(directory: string, files: ExportFiles): ExportResult {
  refuseForeignFolder(directory);
  const aside = join(dirname(directory), `.aside-${process.pid}-${basename(directory)}`);
  try {
    rmSync(aside, { recursive: true, force: true });
    for (const [name, bytes] of Object.entries(files)) writeFlushed(join(aside, name), bytes);
    rmSync(directory, { recursive: true, force: true });
    renameSync(aside, directory);
  } catch (error) {
    removeQuietly(aside);
    throw placeError(directory, error);
  }
  const sizes = Object.entries(files).map(([name, bytes]) => ({ name, bytes: bytes.length }));
  return { directory, files: sizes };
}

/** What cannot be removed either must not hide why it could not be written. */
function removeQuietly(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true });
  } catch {
    // the first error says enough
  }
}

function refuseForeignFolder(directory: string): void {
  if (!existsSync(directory)) return;
  let names: readonly string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    throw placeError(directory, error);
  }
  if (names.length > 0 && !isExport(directory)) {
    throw new WorkbenchError('file/not-writable', `${directory} is not empty and is no export of the workbench.`, {
      directory,
    });
  }
}

function isExport(directory: string): boolean {
  try {
    const config: unknown = JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8'));
    return typeof config === 'object' && config !== null && 'kind' in config && config.kind === exportMarker;
  } catch {
    return false;
  }
}

function writeFlushed(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function placeError(directory: string, error: unknown): WorkbenchError {
  const reason = error instanceof Error ? error.message : String(error);
  const code = reason.includes('ENOSPC') ? 'disk/full' : 'file/not-writable';
  return new WorkbenchError(code, `The export could not be written to ${directory}: ${reason}.`, { directory });
}
