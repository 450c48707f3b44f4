import BetterSqlite3 from 'better-sqlite3';
import { WorkbenchError } from '#shared/contract/errors.ts';

/** Whether SQLite says that the bytes of the file are wrong. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
}

/** What SQLite or the file system threw about `file`, as an expected failure where it is one; anything else unchanged. */
export function asWorkbenchError(error: unknown, file: string): unknown {
  if (error instanceof WorkbenchError) return error;
  const code = sqliteCode(error) || fileSystemCode(error);
  const message = error instanceof Error ? error.message : String(error);
  const details = { file, sqlite: code };
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return new WorkbenchError('disk/full', `The disk is full: ${file} could not be written (${message}).`, details);
  }
  if (isDamage(error)) {
    const what = `${file} is damaged (${message}). It is checked and set aside when the workspace is opened again.`;
    return new WorkbenchError('workspace/damaged', what, details);
  }
  if (isBusy(error)) {
    return new WorkbenchError('workspace/locked', `${file} is held by another program (${message}).`, details);
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST)$/.test(code)) {
    return new WorkbenchError('workspace/not-writable', `${file} could not be used (${message}).`, details);
  }
  return error;
}

/** The same methods, with every error that they throw translated for the person. */
export function withWorkbenchErrors<T extends object>(methods: T, file: string): T {
  const entries = Object.entries(methods).map(([name, method]: [string, unknown]): [string, unknown] => [
    name,
    typeof method !== 'function'
      ? method
      : (...input: unknown[]): unknown => {
          try {
            return (method as (...input: unknown[]) => unknown)(...input); // it is a function, see above
          } catch (error) {
            throw asWorkbenchError(error, file);
          }
        },
  ]);
  return Object.fromEntries(entries) as T; // the same names with functions of the same signatures
}

function sqliteCode(error: unknown): string {
  return error instanceof BetterSqlite3.SqliteError ? error.code : '';
}

function fileSystemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
