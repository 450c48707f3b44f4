import { WorkbenchError } from '#shared/contract/errors.ts';
import { migration1 } from './migration-1.ts';
import { migration2 } from './migration-2.ts';
import type { Database } from './sqlite.ts';

/** "VAEW": says to `file` and to us whose database this is. */
export const applicationId = 0x56414557;

/** `migrations[n]` brings a file of version n to version n + 1. One that was released never changes. */
export const migrations: readonly string[] = [migration1, migration2];

/** Throws for a file that a newer workbench wrote or that is another program's; `canMigrate` tells what a reader cannot do. */
export function checkSchema(database: Database, file: string, canMigrate: boolean): void {
  const version = pragmaNumber(database, 'user_version');
  const id = pragmaNumber(database, 'application_id');
  const isEmpty = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (!isEmpty && id !== applicationId) {
    const what = `${file} belongs to another program: expected application id ${applicationId}, found ${id}.`;
    throw new WorkbenchError('file/invalid', what, { file });
  }
  if (version > migrations.length) {
    const what = `${file} has schema version ${version}; this workbench knows up to ${migrations.length}.`;
    throw new WorkbenchError('workspace/newer', what, { file, version });
  }
  if (version < migrations.length && !canMigrate) {
    const what = `${file} has schema version ${version}, expected ${migrations.length}: open the workspace in the app once.`;
    throw new WorkbenchError('file/invalid', what, { file, version });
  }
}

/** Brings the file up to date, all in one transaction: a second opener waits and then finds nothing to do. */
export function migrate(database: Database, file: string, list: readonly string[] = migrations): void {
  if (pragmaNumber(database, 'user_version') === list.length) return;
  const bringUpToDate = database.transaction(() => {
    checkSchema(database, file, true);
    for (let version = pragmaNumber(database, 'user_version'); version < list.length; version += 1) {
      database.exec(list[version] ?? '');
    }
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${list.length}`);
  });
  bringUpToDate.immediate();
}

function pragmaNumber(database: Database, name: 'user_version' | 'application_id'): number {
  return Number(database.pragma(name, { simple: true }));
}
