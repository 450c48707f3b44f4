import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quarantine } from '#main/storage/quarantine.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('sets the file and its journal aside under matching names, and deletes nothing', () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'workbench.sqlite');
  for (const suffix of ['', '-wal', '-shm']) writeFileSync(file + suffix, `bytes${suffix}`);
  const error = quarantine(file, 'malformed', new Date('2026-11-24T10:00:00.000Z'));
  const aside = join(directory, 'workbench.damaged-20261124T100000000Z.sqlite');
  expect(error).toMatchObject({ code: 'workspace/damaged', details: { file, aside } });
  expect(error.message).toContain(aside);
  expect(readdirSync(directory)).toHaveLength(3);
  expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('bytes-wal');
});
