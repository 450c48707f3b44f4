import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assertSqliteVersion, openDatabase, sqliteVersion, usableBinding } from '#main/storage/sqlite.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

describe('usableBinding', () => {
  test('refuses the packaged binary where Node-API is too old for it, before loading anything', () => {
    expect(() => usableBinding(null, '9')).toThrow(/Node-API 9, the packaged binary needs 10/);
  });

  test('takes the packaged binary from Node-API 10 on', () => {
    expect(usableBinding(null, '10')).toBeNull();
    expect(usableBinding(null, '11')).toBeNull();
  });

  test('takes the one that set-up built, and says where it should be when it is gone', () => {
    const file = join(temporaryDirectory(), 'better_sqlite3.node');
    expect(() => usableBinding(file, '10')).toThrow(file);
    writeFileSync(file, '');
    expect(usableBinding(file, '9')).toBe(file);
  });
});

describe('assertSqliteVersion', () => {
  test.each(['3.51.3', '3.51.10', '3.52.0', '3.54.1', '4.0.0'])('accepts %s', (version) => {
    expect(() => assertSqliteVersion(version)).not.toThrow();
  });
  test.each(['3.51.2', '3.50.9', '2.99.99', '3.51', ''])('refuses "%s"', (version) => {
    expect(() => assertSqliteVersion(version)).toThrow(/expected SQLite 3\.51\.3 or later/);
  });
  test('accepts the SQLite that is used here', () => {
    const database = openDatabase(':memory:', { readonly: false, timeoutMs: 0 });
    expect(() => assertSqliteVersion(sqliteVersion(database))).not.toThrow();
    database.close();
  });
});
