import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';

const asidePrefix = '.aside-';

/** Writes a file so that a reader sees the old one or the whole new one: aside, flushed, renamed, folder flushed. */
export function writeFileDurably(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const aside = join(dirname(file), `${asidePrefix}${process.pid}-${basename(file)}`);
  namingFullDisk(file, () => {
    writeFlushed(aside, bytes);
    renameSync(aside, file);
    flushDirectory(dirname(file));
  });
}

/** Writes a file where a person said, there as a whole or not at all. Throws 'file/not-writable', and 'disk/full'. */
export function writeChosenFile(file: string, content: string): void {
  try {
    writeFileDurably(file, Buffer.from(content));
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new WorkbenchError('file/not-writable', `${file} could not be written: ${reason}.`, { file });
  }
}

/**
 * Publishes a folder of files as one: readers see none of it or all of it, also after a power cut. Names may have `/`
 * between folders. Nothing half written is left where it fails.
 */
export function publishDirectory(directory: string, files: Readonly<Record<string, Uint8Array>>): void {
  const parent = dirname(directory);
  const aside = join(parent, `${asidePrefix}${process.pid}-${basename(directory)}`);
  try {
    mkdirSync(parent, { recursive: true });
    namingFullDisk(directory, () => replaceDirectory(directory, aside, files));
  } catch (error) {
    removeQuietly(aside);
    throw error;
  }
}

function replaceDirectory(directory: string, aside: string, files: Readonly<Record<string, Uint8Array>>): void {
  rmSync(aside, { recursive: true, force: true });
  rmSync(`${aside}-replaced`, { recursive: true, force: true });
  mkdirSync(aside);
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(aside, name)), { recursive: true });
    writeFlushed(join(aside, name), bytes);
  }
  flushDirectory(aside);
  const replaced = existsSync(directory) ? `${aside}-replaced` : null;
  if (replaced) renameSync(directory, replaced); // the same step again: gone for one instant only
  renameSync(aside, directory);
  flushDirectory(dirname(directory));
  if (replaced) rmSync(replaced, { recursive: true, force: true });
}

/** What cannot be removed either must not hide why it could not be written. */
function removeQuietly(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true });
  } catch {
    // the first error says enough
  }
}

/** Removes what a killed process left half written in a folder. */
export function removeLeftovers(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(asidePrefix)) rmSync(join(directory, name), { recursive: true, force: true });
  }
}

function writeFlushed(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'w');
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Without this the rename itself may be lost in a power cut. Windows cannot open folders and does not need it. */
function flushDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function namingFullDisk(place: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code; // what node:fs throws
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new WorkbenchError('disk/full', `There was no space left to write ${place}.`, { place });
    }
    throw error;
  }
}
