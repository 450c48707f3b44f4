import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { isBusy } from './sqlite-errors.ts';
import { openDatabase } from './sqlite.ts';
import type { Database } from './sqlite.ts';

/** The right to write to a workspace, held by at most one connection on the machine. */
export interface WriterLock {
  /** True when the writer before this one died without giving the lock back. */
  readonly followsCrash: boolean;
  readonly release: () => void;
}

const holderSchema = z.object({ holder: z.string(), pid: z.number(), since: z.string() });

/**
 * Takes the lock or throws 'workspace/locked' with the name of who has it. The lock is an exclusive transaction on a
 * database of its own: the operating system ends it with the process, however the process ends, and it leaves
 * readers of the workspace alone. `writer.json` only tells people who it is; it may be stale and decides nothing.
 * Nobody may open `writer.lock` by other means in this process: closing any descriptor of it would drop the lock.
 */
export function takeWriterLock(directory: string, holder: string): WriterLock {
  const infoFile = join(directory, 'writer.json');
  const database = openDatabase(join(directory, 'writer.lock'), { readonly: false, timeoutMs: 250 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw lockedError(directory, infoFile);
    throw error;
  }
  const followsCrash = existsSync(infoFile);
  writeHolder(infoFile, holder);
  return { followsCrash, release: () => release(database, infoFile) };
}

function release(database: Database, infoFile: string): void {
  if (!database.open) return;
  rmSync(infoFile, { force: true });
  database.exec('ROLLBACK');
  database.close();
}

function writeHolder(infoFile: string, holder: string): void {
  const info = { holder, pid: process.pid, since: new Date().toISOString() };
  writeFileSync(`${infoFile}.new`, JSON.stringify(info));
  renameSync(`${infoFile}.new`, infoFile);
}

function lockedError(directory: string, infoFile: string): WorkbenchError {
  const info = readHolder(infoFile);
  const who = info ? `${info.holder} (process ${info.pid}, since ${info.since})` : 'another program';
  return new WorkbenchError('workspace/locked', `The workspace ${directory} is being written by ${who}.`, {
    directory,
    ...info,
  });
}

function readHolder(infoFile: string): z.infer<typeof holderSchema> | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(infoFile, 'utf8')));
  } catch {
    return null; // the holder may be just writing or removing it
  }
}
