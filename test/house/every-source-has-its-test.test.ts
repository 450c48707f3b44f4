import { expect, test, vi } from 'vitest';
import { isDeclarationsOnly } from './declarations-only.ts';
import { projectFiles, readText } from './tree.ts';

vi.setConfig({ testTimeout: 60_000 }); // reads the whole house

/** Files without a test of their own, each with the reason. Rooms that only the journeys can enter end with `/`. */
const exempt: Readonly<Record<string, string>> = {
  'src-main/electron/': 'needs Electron: the journeys start it',
  'src-main/preload/': 'needs Electron: the journeys start it',
  'src-renderer/main.ts': 'starts the window: every journey goes through it',
  'src-main/cli/cli.ts': 'starts the CLI with the real terminal: the CLI journeys go through it',
  'src-main/training-worker/worker.ts': 'starts the worker process: the integration tests go through it',
};

const files = projectFiles();

function isExempt(path: string): boolean {
  return Object.keys(exempt).some((entry) => (entry.endsWith('/') ? path.startsWith(entry) : path === entry));
}

test('every source with code that runs has its test at the same path', () => {
  const present = new Set(files);
  const missing = files
    .filter((path) => /^src-[^/]+\/.*\.ts$/.test(path) && !/\.(d|svelte)\.ts$/.test(path))
    .filter((path) => !isExempt(path) && !isDeclarationsOnly(readText(path)))
    .map((path) => `test/${path.replace(/\.ts$/, '')}`)
    .filter((stem) => !present.has(`${stem}.test.ts`) && !present.has(`${stem}.integration.test.ts`));
  expect(missing.map((stem) => `${stem}.test.ts`)).toEqual([]);
});

test('every exemption still exempts something', () => {
  const idle = Object.keys(exempt).filter((entry) => !files.some((path) => path.startsWith(entry)));
  expect(idle).toEqual([]);
});
