import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeWriterLock } from '#main/storage/writer-lock.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

describe('takeWriterLock', () => {
  test('tells who holds it and forgets them afterwards', () => {
    const directory = temporaryDirectory();
    const lock = takeWriterLock(directory, 'the app');
    const info = JSON.parse(readFileSync(join(directory, 'writer.json'), 'utf8')) as unknown;
    expect(info).toMatchObject({ holder: 'the app', pid: process.pid });
    lock.release();
    expect(existsSync(join(directory, 'writer.json'))).toBe(false);
    lock.release();
  });

  test('is refused with the holder, or without where the holder file says nothing', () => {
    const directory = temporaryDirectory();
    const lock = takeWriterLock(directory, 'the app');
    expect(() => takeWriterLock(directory, 'b')).toThrow(/written by the app \(process \d+, since 20/);
    writeFileSync(join(directory, 'writer.json'), '{"holder": ');
    expect(() => takeWriterLock(directory, 'b')).toThrow(/written by another program/);
    lock.release();
  });

  test('a holder file without a lock is a crash, not a lock', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'writer.json'), '{"holder":"the app","pid":1,"since":"2020"}');
    const lock = takeWriterLock(directory, 'b');
    expect(lock.followsCrash).toBe(true);
    lock.release();
    const next = takeWriterLock(directory, 'c');
    expect(next.followsCrash).toBe(false);
    next.release();
  });
});
