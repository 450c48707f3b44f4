import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildIfStale } from '../../scripts/build.mjs';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

/** A small repository, and a builder that counts its calls and leaves what a build leaves. */
function repository() {
  const root = temporaryDirectory();
  mkdirSync(join(root, 'src-main', 'cli'), { recursive: true });
  writeFileSync(join(root, 'src-main', 'cli', 'cli.ts'), 'a');
  const state = {
    root,
    builds: 0,
    stream: { isTTY: false, write: () => true },
    build: () => {
      state.builds += 1;
      for (const name of ['main/main.js', 'main/worker.js', 'main/cli.js', 'renderer/index.html']) {
        mkdirSync(join(root, 'out', name, '..'), { recursive: true });
        writeFileSync(join(root, 'out', name), '');
      }
      return Promise.resolve();
    },
  };
  return state;
}

test('it builds once, and not again while nothing changed', async () => {
  const repo = repository();
  expect(await buildIfStale(repo)).toBe(true);
  expect(await buildIfStale(repo)).toBe(false);
  expect(repo.builds).toBe(1);
});

test('a changed, touched, added, removed or renamed source file makes it build', async () => {
  const repo = repository();
  const file = join(repo.root, 'src-main', 'cli', 'cli.ts');
  const changes = [
    () => writeFileSync(file, 'ab'),
    () => utimesSync(file, new Date(1000), new Date(1000)),
    () => writeFileSync(join(repo.root, 'src-main', 'new.ts'), ''),
    () => rmSync(join(repo.root, 'src-main', 'new.ts')),
    () => writeFileSync(join(repo.root, 'package-lock.json'), '{}'),
  ];
  await buildIfStale(repo);
  for (const change of changes) {
    change();
    expect(await buildIfStale(repo)).toBe(true);
  }
  expect(repo.builds).toBe(1 + changes.length);
});

test('a missing result makes it build', async () => {
  const repo = repository();
  await buildIfStale(repo);
  rmSync(join(repo.root, 'out', 'main', 'cli.js'));
  expect(await buildIfStale(repo)).toBe(true);
});

test('a failed build is not taken for a finished one, not even beside the results of an older one', async () => {
  const repo = repository();
  await buildIfStale(repo);
  writeFileSync(join(repo.root, 'src-main', 'new.ts'), '');
  const failing = { ...repo, build: () => Promise.reject(new Error('syntax error')) };
  await expect(buildIfStale(failing)).rejects.toThrow('syntax error');
  expect(await buildIfStale(repo)).toBe(true);
});
