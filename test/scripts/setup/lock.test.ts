import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tryLock, unlock, withLock } from '../../../scripts/setup/lock.mjs';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const lockPath = () => join(temporaryDirectory(), 'set-up.lock');
const holderText = (pid: number, host = hostname()) => JSON.stringify({ pid, host, startedAt: '2026-01-01T00:00:00Z' });

test('a held lock is not given twice, and a released one is', () => {
  const path = lockPath();
  expect(tryLock(path)).toBe(true);
  expect(tryLock(path)).toBe(false);
  unlock(path);
  expect(tryLock(path)).toBe(true);
});

test('the lock of a process that has died is broken', () => {
  const path = lockPath();
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(path, holderText(pid));
  expect(tryLock(path)).toBe(true);
  expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid);
});

test('the lock of a living process is respected, and not released by another one', () => {
  const path = lockPath();
  writeFileSync(path, holderText(process.ppid));
  expect(tryLock(path)).toBe(false);
  unlock(path);
  expect(existsSync(path)).toBe(true);
});

test('the lock of another machine is broken only after its heartbeat stopped', () => {
  const path = lockPath();
  writeFileSync(path, holderText(1, 'another-machine'));
  expect(tryLock(path)).toBe(false);
  const longAgo = new Date(Date.now() - 10 * 60_000);
  utimesSync(path, longAgo, longAgo);
  expect(tryLock(path)).toBe(true);
});

test('who has to wait says for whom, once, and works as soon as the lock is free', async () => {
  const path = lockPath();
  writeFileSync(path, holderText(process.ppid));
  const told: string[] = [];
  let looks = 0;
  const wait = () => {
    looks += 1;
    if (looks === 3) unlinkSync(path);
    return Promise.resolve();
  };
  const options = { wait, tell: (text: string) => told.push(text) };
  const result = await withLock(path, () => Promise.resolve(existsSync(path)), options);
  expect(result).toBe(true);
  expect(looks).toBe(3);
  expect(told).toEqual([expect.stringContaining(`process ${process.ppid}`)]);
});

test('work that fails releases the lock and leaves no other file', async () => {
  const directory = temporaryDirectory();
  const failing = withLock(join(directory, 'set-up.lock'), () => Promise.reject(new Error('disk full')));
  await expect(failing).rejects.toThrow('disk full');
  expect(readdirSync(directory)).toEqual([]);
});
