import { expect, test } from 'vitest';
import { migration1 } from '#main/storage/migration-1.ts';
import { openDatabase } from '#main/storage/sqlite.ts';

test('every table is strict, and points cannot outlive their run', () => {
  const database = openDatabase(':memory:', { readonly: false, timeoutMs: 0 });
  database.exec(migration1);
  const tables = database.pragma('table_list') as { name: string; type: string; strict: number; schema: string }[];
  const own = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
  expect(own.length).toBeGreaterThan(6);
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
  const keys = database.pragma('foreign_key_list(metric_series)') as { table: string; on_delete: string }[];
  expect(keys).toMatchObject([{ table: 'runs', on_delete: 'CASCADE' }]);
  database.close();
});
