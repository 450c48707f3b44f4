import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machineKey, xlaChoices, xlaIsFaster } from '#main/engine/xla-choices.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('remembers what was measured, in a file that another process reads', () => {
  const file = join(temporaryDirectory(), 'cache', 'xla.json');
  xlaChoices(file).remember('a', { plainMs: 2, xlaMs: 1 });
  xlaChoices(file).remember('b', { plainMs: 1, xlaMs: 2 });
  expect(xlaChoices(file).recall('a')).toEqual({ plainMs: 2, xlaMs: 1 });
  expect(xlaChoices(file).recall('b')).toEqual({ plainMs: 1, xlaMs: 2 });
  expect(xlaChoices(file).recall('c')).toBeNull();
});

test('a damaged file counts as none, and a place that cannot be written is no failure', () => {
  const folder = temporaryDirectory();
  const damaged = join(folder, 'xla.json');
  writeFileSync(damaged, '{"a": ');
  expect(xlaChoices(damaged).recall('a')).toBeNull();
  xlaChoices(damaged).remember('a', { plainMs: 2, xlaMs: 1 });
  expect(xlaChoices(damaged).recall('a')).toEqual({ plainMs: 2, xlaMs: 1 });
  mkdirSync(join(folder, 'folder'));
  xlaChoices(join(folder, 'folder')).remember('a', { plainMs: 2, xlaMs: 1 });
  expect(existsSync(join(folder, 'folder'))).toBe(true);
});

test('a gain of less than 3 % is not worth other last digits', () => {
  expect(xlaIsFaster({ plainMs: 100, xlaMs: 96 })).toBe(true);
  expect(xlaIsFaster({ plainMs: 100, xlaMs: 98 })).toBe(false);
  expect(xlaIsFaster({ plainMs: 100, xlaMs: 140 })).toBe(false);
});

test('threads and library are part of what a measurement holds for', () => {
  expect(machineKey(1, 'tensorflow 2.21.0')).not.toBe(machineKey(2, 'tensorflow 2.21.0'));
  expect(machineKey(1, 'tensorflow 2.21.0')).not.toBe(machineKey(1, 'tensorflow 2.9.1'));
});
