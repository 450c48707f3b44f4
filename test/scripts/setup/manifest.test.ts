import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifestPath, readManifest, writeManifest } from '../../../scripts/setup/manifest.mjs';
import { cacheDirectory } from '../../../scripts/setup/places.mjs';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('what is written is read, and no other file stays beside it', () => {
  const directory = join(temporaryDirectory(), 'cache');
  const path = join(directory, 'setup.json');
  writeManifest({ formatVersion: 1, napi: 9 }, path);
  writeManifest({ formatVersion: 1, napi: 10 }, path);
  expect(readManifest(path)).toEqual({ formatVersion: 1, napi: 10 });
  expect(readdirSync(directory)).toEqual(['setup.json']);
});

test('a manifest that cannot be written leaves the old one as it was', () => {
  const directory = temporaryDirectory();
  const path = join(directory, 'setup.json');
  writeManifest({ formatVersion: 1, napi: 9 }, path);
  const before = readFileSync(path, 'utf8');
  const circular: Record<string, unknown> = { formatVersion: 1 };
  circular['self'] = circular;
  expect(() => writeManifest(circular, path)).toThrow();
  mkdirSync(`${path}.${process.pid}.partial`); // the file aside cannot be written now
  expect(() => writeManifest({ formatVersion: 1, napi: 10 }, path)).toThrow();
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('half a manifest, an absent one and one of another format are all no manifest', () => {
  const path = join(temporaryDirectory(), 'setup.json');
  expect(readManifest(path)).toBeNull();
  writeFileSync(path, '{ "formatVersion": 1, "na');
  expect(readManifest(path)).toBeNull();
  writeFileSync(path, '{ "formatVersion": 2 }');
  expect(readManifest(path)).toBeNull();
});

test('the cache is per user, and a variable moves it', () => {
  expect(cacheDirectory({ VAE_WORKBENCH_CACHE: '/elsewhere' }, 'linux', '/home/ada')).toBe('/elsewhere');
  expect(cacheDirectory({ XDG_CACHE_HOME: '/xdg' }, 'linux', '/home/ada')).toBe('/xdg/vae-workbench');
  expect(cacheDirectory({}, 'linux', '/home/ada')).toBe('/home/ada/.cache/vae-workbench');
  expect(cacheDirectory({}, 'darwin', '/Users/ada')).toBe('/Users/ada/Library/Caches/vae-workbench');
  expect(cacheDirectory({ LOCALAPPDATA: '/local' }, 'win32', '/u')).toBe('/local/vae-workbench');
  expect(manifestPath({ VAE_WORKBENCH_CACHE: '/elsewhere' })).toBe('/elsewhere/setup.json');
  expect(manifestPath({ VAE_WORKBENCH_SETUP: '/x.json', VAE_WORKBENCH_CACHE: '/elsewhere' })).toBe('/x.json');
});
