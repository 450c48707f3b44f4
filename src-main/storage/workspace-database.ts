import { WorkbenchError } from '#shared/contract/errors.ts';
import { checkSchema, migrate } from './migrations.ts';
import { quarantine } from './quarantine.ts';
import { isDamage } from './sqlite-errors.ts';
import { assertSqliteVersion, openDatabase, sqliteVersion } from './sqlite.ts';
import type { Database } from './sqlite.ts';

const busyTimeoutMs = 5000;

/** A connection that reads beside the writer and never changes a byte. */
export function openReader(file: string): Database {
  const database = openDatabase(file, { readonly: true, timeoutMs: busyTimeoutMs });
  try {
    checkSchema(database, file, false);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The connection of the writer, migrated. The caller holds the writer lock. A damaged file is set aside and named in
 * the error; `isSuspect` (the last writer died) has every page looked at.
 */
export function openWriter(file: string, { isSuspect }: { readonly isSuspect: boolean }): Database {
  const database = openDatabase(file, { readonly: false, timeoutMs: busyTimeoutMs });
  try {
    assertSqliteVersion(sqliteVersion(database));
    checkSchema(database, file, true);
    setUp(database, file);
    migrate(database, file);
    if (isSuspect) assertSound(database);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Unsound || isDamage(error))
      throw quarantine(file, error instanceof Error ? error.message : '');
    throw error;
  }
}

function setUp(database: Database, file: string): void {
  const mode = database.pragma('journal_mode = WAL', { simple: true });
  // some network drives refuse WAL without an error, and would then lose what two programs write
  if (mode !== 'wal') {
    const what = `${file}: expected journal mode wal, the file system gave ${String(mode)}. Use a folder on a local drive.`;
    throw new WorkbenchError('workspace/not-writable', what, { file });
  }
  database.pragma('synchronous = FULL'); // a commit that was reported survives a power cut
  database.pragma('checkpoint_fullfsync = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('journal_size_limit = 67108864');
}

class Unsound extends Error {}

function assertSound(database: Database): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new Unsound(String(found));
}
