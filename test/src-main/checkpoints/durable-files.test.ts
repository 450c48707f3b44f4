import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  publishDirectory,
  removeLeftovers,
  writeChosenFile,
  writeFileDurably,
} from '#main/checkpoints/durable-files.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const bytes = (text: string) => Buffer.from(text);

test('writes a file whole, makes its folders and leaves nothing beside it', () => {
  const file = join(temporaryDirectory(), 'a', 'b', 'c.bin');
  writeFileDurably(file, bytes('first'));
  writeFileDurably(file, bytes('second'));
  expect(readFileSync(file, 'utf8')).toBe('second');
  expect(readdirSync(join(file, '..'))).toEqual(['c.bin']);
});

test('publishes a folder as one and replaces the same one', () => {
  const directory = join(temporaryDirectory(), 'checkpoints', 'step-1');
  publishDirectory(directory, { one: bytes('1'), two: bytes('2') });
  publishDirectory(directory, { one: bytes('3') });
  expect(readdirSync(directory)).toEqual(['one']);
  expect(readFileSync(join(directory, 'one'), 'utf8')).toBe('3');
});

test('removes what a killed process left, and nothing else', () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, '.aside-123-step-2'));
  writeFileSync(join(directory, 'kept'), '');
  removeLeftovers(directory);
  expect(readdirSync(directory)).toEqual(['kept']);
});

test('leaves the old file when the new one cannot be written', () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'state');
  writeFileDurably(file, bytes('old'));
  mkdirSync(join(directory, `.aside-${process.pid}-state`)); // a folder where the file would be written aside
  expect(() => writeFileDurably(file, bytes('new'))).toThrow();
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('old');
});

test.runIf(existsSync('/dev/full'))(
  'a full disk has an error of its own, and leaves the old file (skipped where there is no /dev/full)',
  () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'state');
    writeFileDurably(file, bytes('old'));
    symlinkSync('/dev/full', join(directory, `.aside-${process.pid}-state`)); // every write to it fails with ENOSPC
    expect(() => writeFileDurably(file, bytes('new'))).toThrow(
      expect.objectContaining({ code: 'disk/full', message: expect.stringContaining(file) as unknown }),
    );
    expect(readFileSync(file, 'utf8')).toBe('old');
  },
);

test('makes folders in a published folder, and leaves nothing half written where it fails', () => {
  const directory = temporaryDirectory();
  publishDirectory(join(directory, 'export'), { 'encoder/model.json': bytes('{}'), 'README.txt': bytes('') });
  expect(readFileSync(join(directory, 'export', 'encoder', 'model.json'), 'utf8')).toBe('{}');
  expect(() => publishDirectory(join(directory, 'other'), { a: bytes(''), 'a/b': bytes('') })).toThrow();
  expect(readdirSync(directory)).toEqual(['export']);
});

test('a file that a person chose is written as UTF-8; where it cannot be, it is named', () => {
  const file = join(temporaryDirectory(), 'texts.txt');
  writeChosenFile(file, '好\n');
  expect(readFileSync(file, 'utf8')).toBe('好\n');
  expect(() => writeChosenFile(join(file, 'below.txt'), 'x')).toThrow(
    expect.objectContaining({ code: 'file/not-writable', details: { file: join(file, 'below.txt') } }) as Error,
  );
});
