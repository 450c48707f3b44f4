import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { readInstallation } from '#main/installation/installation.ts';

export type Database = BetterSqlite3.Database;

export interface OpenOptions {
  readonly readonly: boolean;
  /** How long a statement waits for the lock of another connection. */
  readonly timeoutMs: number;
}

/** Opens a database file; the file is made when it is missing and the connection may write. Throws SQLite's own errors. */
export function openDatabase(file: string, options: OpenOptions): Database {
  const nativeBinding = usableBinding();
  return new BetterSqlite3(file, {
    readonly: options.readonly,
    fileMustExist: options.readonly,
    timeout: options.timeoutMs,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  });
}

/**
 * The binary to load: the one that set-up built, or null for the one in the package. Decided before anything is
 * loaded, because the packaged binary wants Node-API 10 and ends older processes with a segmentation fault.
 */
export function usableBinding(
  nativeBinding: string | null = readInstallation()?.sqlite.nativeBinding ?? null,
  napi: string | undefined = process.versions['napi'],
): string | null {
  if (nativeBinding !== null) {
    if (existsSync(nativeBinding)) return nativeBinding;
    throw unavailable(`set-up names ${nativeBinding}, but there is no such file`);
  }
  if (Number(napi) >= 10) return null;
  throw unavailable(
    `this process has Node-API ${napi ?? 'unknown'}, the packaged binary needs 10 (Node 22), and set-up built no other`,
  );
}

/** SQLite releases before this one may lose commits when a checkpoint races with another connection (WAL-reset bug). */
const leastVersion = [3, 51, 3] as const;

export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, least] of leastVersion.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least) throw unavailable(`expected SQLite ${leastVersion.join('.')} or later, found ${version}`);
  }
}

export function sqliteVersion(database: Database): string {
  return String(database.prepare('SELECT sqlite_version()').pluck().get());
}

function unavailable(what: string): WorkbenchError {
  return new WorkbenchError('engine/unavailable', `SQLite cannot be loaded: ${what}. Run set-up (npm start) once.`);
}
