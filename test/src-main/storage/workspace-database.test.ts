import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openReader, openWriter } from '#main/storage/workspace-database.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('the writer uses a journal that survives a kill and a power cut; the reader cannot write', () => {
  const file = join(temporaryDirectory(), 'workbench.sqlite');
  const writer = openWriter(file, { isSuspect: true });
  expect(writer.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(writer.pragma('synchronous', { simple: true })).toBe(2);
  expect(writer.pragma('foreign_keys', { simple: true })).toBe(1);
  const reader = openReader(file);
  expect(() => reader.exec('DELETE FROM runs')).toThrow(/readonly/);
  reader.close();
  writer.close();
});

test('a file of garbage is set aside and named', () => {
  const file = join(temporaryDirectory(), 'workbench.sqlite');
  writeFileSync(file, 'no database at all, but long enough to be looked at as one'.repeat(40));
  expect(() => openWriter(file, { isSuspect: false })).toThrow(expect.objectContaining({ code: 'workspace/damaged' }));
});
