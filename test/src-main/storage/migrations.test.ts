import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate, migrations } from '#main/storage/migrations.ts';
import { openDatabase } from '#main/storage/sqlite.ts';
import type { Database } from '#main/storage/sqlite.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const open = (file: string) => openDatabase(file, { readonly: false, timeoutMs: 5000 });
const schema = (database: Database) =>
  database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();

describe('migrate', () => {
  test('brings an empty file to the last version with STRICT tables and no broken key', () => {
    const file = join(temporaryDirectory(), 'a.sqlite');
    const database = open(file);
    migrate(database, file);
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    const tables = database.pragma('table_list') as { schema: string; name: string; type: string; strict: number }[];
    const own = tables.filter((table) => table.schema === 'main' && !table.name.startsWith('sqlite_'));
    expect(own.length).toBeGreaterThanOrEqual(8);
    expect(own.filter((table) => table.strict === 0)).toEqual([]);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });

  test('changes nothing the second time', () => {
    const file = join(temporaryDirectory(), 'a.sqlite');
    const database = open(file);
    migrate(database, file);
    const before = schema(database);
    migrate(database, file);
    expect(schema(database)).toEqual(before);
    database.close();
  });

  test('lets the second of two openers find the work done', () => {
    const file = join(temporaryDirectory(), 'a.sqlite');
    const [first, second] = [open(file), open(file)];
    // The second looks at the version before the first has migrated: exactly the race.
    const slow = afterFirstLook(second, () => migrate(first, file));
    expect(() => migrate(slow, file)).not.toThrow();
    expect(second.pragma('user_version', { simple: true })).toBe(migrations.length);
    first.close();
    second.close();
  });

  test('leaves the file as it was when a migration fails', () => {
    const file = join(temporaryDirectory(), 'a.sqlite');
    const database = open(file);
    expect(() =>
      migrate(database, file, [...migrations, 'CREATE TABLE half (x); SELECT no_such_function();']),
    ).toThrow();
    expect(schema(database)).toEqual([]);
    expect(database.pragma('user_version', { simple: true })).toBe(0);
    database.close();
  });
});

/** The connection, with `between` happening after the version was read and before the transaction begins. */
function afterFirstLook(database: Database, between: () => void): Database {
  return new Proxy(database, {
    get(target, property) {
      if (property === 'transaction') between();
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
