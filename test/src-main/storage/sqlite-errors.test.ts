import { describe, expect, test } from 'vitest';
import BetterSqlite3 from 'better-sqlite3';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { asWorkbenchError, withWorkbenchErrors } from '#main/storage/sqlite-errors.ts';

const sqlite = (code: string) => new BetterSqlite3.SqliteError('words of SQLite', code);
const system = (code: string) => Object.assign(new Error('words of the system'), { code });

describe('asWorkbenchError', () => {
  test.each([
    [sqlite('SQLITE_FULL'), 'disk/full'],
    [system('ENOSPC'), 'disk/full'],
    [sqlite('SQLITE_CORRUPT'), 'workspace/damaged'],
    [sqlite('SQLITE_CORRUPT_INDEX'), 'workspace/damaged'],
    [sqlite('SQLITE_NOTADB'), 'workspace/damaged'],
    [sqlite('SQLITE_BUSY'), 'workspace/locked'],
    [sqlite('SQLITE_BUSY_SNAPSHOT'), 'workspace/locked'],
    [sqlite('SQLITE_READONLY'), 'workspace/not-writable'],
    [sqlite('SQLITE_CANTOPEN'), 'workspace/not-writable'],
    [sqlite('SQLITE_IOERR_FSYNC'), 'workspace/not-writable'],
    [system('EACCES'), 'workspace/not-writable'],
    [system('EROFS'), 'workspace/not-writable'],
  ])('names the file and keeps the words of %s as %s', (error, code) => {
    const translated = asWorkbenchError(error, '/some/file');
    expect(translated).toMatchObject({ code });
    expect((translated as Error).message).toContain('/some/file');
    expect((translated as Error).message).toContain(error.message);
  });

  test('leaves everything else alone: a broken rule of a table is a defect of ours', () => {
    for (const error of [
      sqlite('SQLITE_CONSTRAINT_CHECK'),
      new TypeError('x'),
      new WorkbenchError('canceled', 'x'),
      'x',
    ]) {
      expect(asWorkbenchError(error, '/some/file')).toBe(error);
    }
  });
});

test('withWorkbenchErrors passes values through and translates what is thrown', () => {
  const fail = (): never => {
    throw sqlite('SQLITE_FULL');
  };
  const methods = withWorkbenchErrors({ double: (x: number) => 2 * x, fail, constant: 7 }, '/some/file');
  expect(methods.double(4)).toBe(8);
  expect(methods.constant).toBe(7);
  expect(methods.fail).toThrow(expect.objectContaining({ code: 'disk/full' }) as Error);
});
