import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportResult } from '#shared/contract/calls.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { publishDirectory } from '#main/checkpoints/durable-files.ts';
import { exportMarker } from './model-description.ts';

/** Bytes by path below the folder of the export, with `/` between folders. */
export type ExportFiles = Readonly<Record<string, Uint8Array>>;

/**
 * Writes an export so that its folder is there as a whole or not at all. An export that stands there already is
 * replaced; any other folder with something in it is left alone ('file/not-writable').
 */
export function publishExport(directory: string, files: ExportFiles): ExportResult {
  refuseForeignFolder(directory);
  try {
    publishDirectory(directory, files);
  } catch (error) {
    throw placeError(directory, error);
  }
  const sizes = Object.entries(files).map(([name, bytes]) => ({ name, bytes: bytes.length }));
  return { directory, files: sizes };
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

function placeError(directory: string, error: unknown): WorkbenchError {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof WorkbenchError ? error.code : 'file/not-writable';
  return new WorkbenchError(code, `The export could not be written to ${directory}: ${reason}.`, { directory });
}
