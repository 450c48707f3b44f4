import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadPinned } from '../../../scripts/setup/download.mjs';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const genuine = 'the library, byte for byte';
const pin = {
  fileName: 'library.whl',
  bytes: genuine.length,
  hash: `sha256-${createHash('sha256').update(genuine).digest('hex')}`,
};

/** A network that gives this text, and counts how often it was asked. */
function networkOf(text: string) {
  const network = {
    asked: 0,
    fetch: (directory: string) => {
      network.asked += 1;
      writeFileSync(join(directory, pin.fileName), text);
      return Promise.resolve();
    },
  };
  return network;
}

test('a genuine file is kept and not fetched twice', async () => {
  const directory = temporaryDirectory();
  const network = networkOf(genuine);
  const path = await downloadPinned({ directory, pin, fetch: network.fetch });
  await downloadPinned({ directory, pin, fetch: network.fetch });
  expect(readFileSync(path, 'utf8')).toBe(genuine);
  expect(network.asked).toBe(1);
  expect(readdirSync(directory)).toEqual([pin.fileName]);
});

test('a sha512 pin in base64 is understood', async () => {
  const hash = `sha512-${createHash('sha512').update(genuine).digest('base64')}`;
  const request = { directory: temporaryDirectory(), pin: { ...pin, hash }, fetch: networkOf(genuine).fetch };
  await expect(downloadPinned(request)).resolves.toMatch(/library\.whl$/);
});

test('a tampered download is refused with the file, both hashes and what to do, and nothing is kept', async () => {
  const directory = temporaryDirectory();
  const tampered = `T${genuine.slice(1)}`;
  const found = createHash('sha256').update(tampered).digest('hex');
  const attempt = downloadPinned({ directory, pin, fetch: networkOf(tampered).fetch });
  await expect(attempt).rejects.toThrow(
    new RegExp(`library\\.whl is refused: expected ${pin.hash}, found sha256-${found}\\. .*Start again`),
  );
  expect(readdirSync(directory)).toEqual([]);
});

test('a download that was cut short is refused by its size', async () => {
  const directory = temporaryDirectory();
  const attempt = downloadPinned({ directory, pin, fetch: networkOf(genuine.slice(0, 5)).fetch });
  await expect(attempt).rejects.toThrow(`expected ${pin.bytes} bytes, found 5`);
  expect(readdirSync(directory)).toEqual([]);
});

test('what an interrupted download left is thrown away', async () => {
  const directory = temporaryDirectory();
  const leftover = join(directory, `${pin.fileName}.4711.partial`);
  mkdirSync(leftover);
  writeFileSync(join(leftover, pin.fileName), genuine.slice(0, 5));
  await downloadPinned({ directory, pin, fetch: networkOf(genuine).fetch });
  expect(readdirSync(directory)).toEqual([pin.fileName]);
});

test('a cached file that was changed on the disk is refused aloud and fetched anew', async () => {
  const directory = temporaryDirectory();
  const path = join(directory, pin.fileName);
  writeFileSync(path, genuine.toUpperCase());
  const told: string[] = [];
  const tell = (text: string) => told.push(text);
  await downloadPinned({ directory, pin, fetch: networkOf(genuine).fetch, tell });
  expect(readFileSync(path, 'utf8')).toBe(genuine);
  expect(told).toEqual([expect.stringMatching(/library\.whl is refused: expected sha256-.* found sha256-.*anew/)]);
});

test('another file than the pinned one is named', async () => {
  const directory = temporaryDirectory();
  const fetch = (into: string) => Promise.resolve(writeFileSync(join(into, 'other.whl'), genuine));
  await expect(downloadPinned({ directory, pin, fetch })).rejects.toThrow(
    'library.whl was expected, but the index gave other.whl',
  );
  expect(existsSync(join(directory, pin.fileName))).toBe(false);
});
