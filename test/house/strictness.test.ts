import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { projectFiles, readText, root } from './tree.ts';

const strictFlags = [
  'strict',
  'noUncheckedIndexedAccess',
  'exactOptionalPropertyTypes',
  'noImplicitOverride',
  'noFallthroughCasesInSwitch',
  'noUnusedLocals',
  'noUnusedParameters',
  'verbatimModuleSyntax',
  'erasableSyntaxOnly',
  'isolatedModules',
] as const;

const configurations = projectFiles().filter((path) => /(^|\/)tsconfig[^/]*\.json$/.test(path));

test.each(configurations)('%s has every strict flag on', (path) => {
  const { config } = ts.readConfigFile(join(root, path), ts.sys.readFile) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, path, '..'));
  expect(strictFlags.filter((flag) => options[flag] !== true)).toEqual([]);
});

test.each(['src-shared', 'src-main', 'src-renderer', 'test'])('%s is compiled by a tsconfig', (wing) => {
  expect(configurations.some((path) => readText(path).includes(`"${wing}/**/*.ts"`))).toBe(true);
});

test('src-shared sees neither Node nor a page', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.shared.json'), ts.sys.readFile) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  expect(options.types).toEqual([]);
  expect(options.lib?.filter((name) => /dom/.test(name))).toEqual([]);
});

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

test('every dependency has an exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(readText('package.json')) as Manifest;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

test('the lock names no registry: it holds on every network', () => {
  expect(readText('package-lock.json').match(/https?:\/\/[^"\s]*\.tgz|"resolved": "https?:[^"]*"/g)).toBeNull();
});
