import { expect, test } from 'vitest';
import { projectFiles } from './tree.ts';

/** A drawer collects what nobody named. */
const drawers = ['utils', 'util', 'lib', 'common', 'helpers', 'helper', 'core', 'misc', 'manager', 'types', 'shared'];

const named = projectFiles().filter((path) => /^(src-|test\/|scripts\/|resources\/)/.test(path));

function isDrawer(path: string): boolean {
  return path.split('/').some((part) => drawers.some((drawer) => part.toLowerCase().replace(/\..*$/, '') === drawer));
}

test('no file or folder is a drawer; test/helpers is the one exception', () => {
  expect(named.filter((path) => isDrawer(path.replace(/^test\/helpers\//, 'test/')))).toEqual([]);
});

test('a drawer is recognized by its own name or its folder', () => {
  expect(['src-main/lib/a.ts', 'src-main/runs/utils.ts', 'src-shared/Types.ts'].filter(isDrawer)).toHaveLength(3);
  expect(['src-main/library/a.ts', 'src-shared/text/core-words.ts'].filter(isDrawer)).toEqual([]);
});

test('files are kebab-case, components PascalCase', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
  const pascal = /^([A-Z][A-Za-z0-9]*)\.svelte$/;
  const code = named.filter((path) => /\.(ts|js|mjs|cjs|svelte|css)$/.test(path));
  const strange = code.filter((path) => {
    const name = path.split('/').at(-1) ?? '';
    return !(name.endsWith('.svelte') ? pascal : kebab).test(name);
  });
  expect(strange).toEqual([]);
});
