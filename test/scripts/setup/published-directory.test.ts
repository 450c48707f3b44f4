import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishDirectory, publishedMarker } from '../../../scripts/setup/published-directory.mjs';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('a directory appears whole, with the facts in its marker', async () => {
  const directory = join(temporaryDirectory(), 'electron', '33');
  await publishDirectory(directory, (partial: string) => {
    expect(existsSync(directory)).toBe(false);
    writeFileSync(join(partial, 'electron'), 'binary');
    return { version: '33' };
  });
  expect(publishedMarker(directory)).toEqual({ version: '33' });
  expect(readFileSync(join(directory, 'electron'), 'utf8')).toBe('binary');
});

test('a failed filling leaves nothing under the final name, and the next one starts from empty', async () => {
  const parent = temporaryDirectory();
  const directory = join(parent, 'library');
  const failing = (partial: string) => {
    writeFileSync(join(partial, 'half'), '');
    throw new Error('disk full');
  };
  await expect(publishDirectory(directory, failing)).rejects.toThrow('disk full');
  expect(publishedMarker(directory)).toBeNull();
  await publishDirectory(directory, (partial: string) => {
    expect(readdirSync(partial)).toEqual([]);
  });
  expect(publishedMarker(directory)).toEqual({});
  expect(readdirSync(parent)).toEqual(['library']);
});

test('a directory without a marker counts as absent and is replaced', async () => {
  const directory = join(temporaryDirectory(), 'library');
  mkdirSync(directory);
  writeFileSync(join(directory, 'old'), '');
  expect(publishedMarker(directory)).toBeNull();
  await publishDirectory(directory, () => ({ version: '2' }));
  expect(existsSync(join(directory, 'old'))).toBe(false);
});
