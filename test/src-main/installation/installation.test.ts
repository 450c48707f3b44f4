import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installationFile, readInstallation } from '#main/installation/installation.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const manifest = {
  formatVersion: 1,
  electron: { executable: '/x/electron', version: '33.2.1', source: 'test' },
  tensorflow: { available: false, reason: 'blocked' },
  sqlite: { nativeBinding: null, source: 'package' },
  nodeVersion: '20.20.2',
  napi: 9,
};

test('reads the manifest of set-up', () => {
  const file = join(temporaryDirectory(), 'setup.json');
  writeFileSync(file, JSON.stringify({ ...manifest, unknown: 1 }));
  expect(readInstallation(file)).toEqual(manifest);
});

test('knows nothing where there is no manifest, half of one, or a newer one', () => {
  const directory = temporaryDirectory();
  const write = (text: string) => {
    writeFileSync(join(directory, 'setup.json'), text);
    return readInstallation(join(directory, 'setup.json'));
  };
  expect(readInstallation(join(directory, 'none.json'))).toBeNull();
  expect(write('{"formatVersion": 1')).toBeNull();
  expect(write(JSON.stringify({ ...manifest, formatVersion: 2 }))).toBeNull();
});

test('looks where the environment says', () => {
  expect(installationFile({ VAE_WORKBENCH_SETUP: '/a/setup.json', VAE_WORKBENCH_CACHE: '/b' })).toBe('/a/setup.json');
  expect(installationFile({ VAE_WORKBENCH_CACHE: '/b' })).toBe(join('/b', 'setup.json'));
});
