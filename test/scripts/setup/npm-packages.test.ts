import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { areNpmPackagesReady, holdsLockedPackages, setUpNpmPackages } from '../../../scripts/setup/npm-packages.mjs';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

type Packages = Readonly<Record<string, { readonly integrity?: string; readonly optional?: boolean }>>;

const locked: Packages = {
  '': {},
  'node_modules/a': { integrity: 'sha512-a' },
  'node_modules/mac-only': { integrity: 'sha512-m', optional: true },
};

/** A repository with this lock file, and node_modules in which npm recorded these packages (none: no node_modules). */
function repository(wanted: Packages, installed?: Packages): string {
  const root = temporaryDirectory();
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (installed) {
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return root;
}

test('the same packages match, also without the optional ones of other systems', () => {
  expect(holdsLockedPackages(repository(locked, { 'node_modules/a': { integrity: 'sha512-a' } }))).toBe(true);
});

test('no node_modules, a missing, another or a superfluous package do not match', () => {
  const a = { 'node_modules/a': { integrity: 'sha512-a' } };
  expect(holdsLockedPackages(repository(locked))).toBe(false);
  expect(holdsLockedPackages(repository(locked, {}))).toBe(false);
  expect(holdsLockedPackages(repository(locked, { 'node_modules/a': { integrity: 'sha512-old' } }))).toBe(false);
  expect(holdsLockedPackages(repository(locked, { ...a, 'node_modules/b': {} }))).toBe(false);
});

test('packages that npm installed by hand are recorded, until the lock file changes', async () => {
  const root = repository(locked, { 'node_modules/a': { integrity: 'sha512-a' } });
  expect(areNpmPackagesReady(root)).toBe(false);
  await setUpNpmPackages(root);
  expect(areNpmPackagesReady(root)).toBe(true);
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { ...locked, 'node_modules/b': {} } }));
  expect(areNpmPackagesReady(root)).toBe(false);
});
