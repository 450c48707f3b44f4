import type { DoctorFinding } from '#shared/contract/doctor.ts';
import { assertSqliteVersion, openDatabase, sqliteVersion } from '#main/storage/sqlite.ts';

const subject = 'SQLite';

/** By opening a database in memory and asking it. */
export function sqliteFinding(): DoctorFinding {
  try {
    const database = openDatabase(':memory:', { readonly: false, timeoutMs: 0 });
    try {
      const version = sqliteVersion(database);
      assertSqliteVersion(version);
      return { subject, state: 'ok', found: version, remedy: null };
    } finally {
      database.close();
    }
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return {
      subject,
      state: 'missing',
      found,
      remedy: 'Run `npm start` or `npm test` once: set-up builds what this Node needs.',
    };
  }
}
