import { existsSync, readFileSync, readlinkSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzip } from '../../../scripts/setup/unzip.mjs';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { writeZip } from './zip-file.ts';
import type { ZipEntry } from './zip-file.ts';

const file = 0o100644;
const link = 0o120777;

function zipOf(entries: readonly ZipEntry[]) {
  const directory = temporaryDirectory();
  const zip = join(directory, 'archive.zip');
  writeZip(zip, entries);
  return { zip, target: join(directory, 'target'), outside: join(directory, 'outside.txt') };
}

test('it keeps contents, executable bits and symbolic links', async () => {
  const { zip, target } = zipOf([
    { name: 'bin/', text: '', mode: 0o040755 },
    { name: 'bin/tool', text: '#!/bin/sh\n', mode: 0o100755 },
    { name: 'bin/alias', text: 'tool', mode: link },
    { name: 'notes.txt', text: 'plain', mode: file },
  ]);
  await unzip(zip, target);
  expect(readFileSync(join(target, 'notes.txt'), 'utf8')).toBe('plain');
  expect(statSync(join(target, 'bin/tool')).mode & 0o777).toBe(0o755);
  expect(statSync(join(target, 'notes.txt')).mode & 0o777).toBe(0o644);
  expect(readlinkSync(join(target, 'bin/alias'))).toBe('tool');
  expect(readFileSync(join(target, 'bin/alias'), 'utf8')).toBe('#!/bin/sh\n');
});

test('it writes only the entries that rename keeps, at the place it gives', async () => {
  const { zip, target } = zipOf([
    { name: 'top/a', text: 'a', mode: file },
    { name: 'top/b', text: 'b', mode: file },
  ]);
  await unzip(zip, target, { rename: (name: string) => (name === 'top/a' ? 'kept' : null) });
  expect(readdirSync(target)).toEqual(['kept']);
});

test('it refuses an entry whose path leaves the directory', async () => {
  const { zip, target, outside } = zipOf([{ name: '../outside.txt', text: 'evil', mode: file }]);
  await expect(unzip(zip, target)).rejects.toThrow('../outside.txt');
  expect(existsSync(outside)).toBe(false);
});

test('it refuses a path that leaves the directory only after it was renamed', async () => {
  const { zip, target, outside } = zipOf([{ name: 'harmless', text: 'evil', mode: file }]);
  await expect(unzip(zip, target, { rename: () => '../outside.txt' })).rejects.toThrow('would be written outside');
  expect(existsSync(outside)).toBe(false);
});

test('it refuses a symbolic link that leads outside, relative or absolute', async () => {
  for (const text of ['../../outside.txt', '/etc/passwd']) {
    const { zip, target } = zipOf([{ name: 'dir/escape', text, mode: link }]);
    await expect(unzip(zip, target)).rejects.toThrow('leads outside');
    expect(existsSync(join(target, 'dir/escape'))).toBe(false);
  }
});

test('it never writes a file through a link of the same archive', async () => {
  const { zip, target, outside } = zipOf([
    { name: 'door', text: '..', mode: link },
    { name: 'door/outside.txt', text: 'evil', mode: file },
  ]);
  await expect(unzip(zip, target)).rejects.toThrow();
  expect(existsSync(outside)).toBe(false);
});

test('it refuses a link whose parent is a link', async () => {
  const { zip, target } = zipOf([
    { name: 'a/b/file', text: '', mode: file },
    { name: 'short', text: 'a/b', mode: link },
    { name: 'short/up', text: '../a', mode: link },
  ]);
  await expect(unzip(zip, target)).rejects.toThrow('leads outside');
});

test('it refuses a zip file that was cut short', async () => {
  const { zip, target } = zipOf([{ name: 'a', text: 'a'.repeat(100), mode: file }]);
  truncateSync(zip, 60);
  await expect(unzip(zip, target)).rejects.toThrow();
});
