import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { root } from './tree.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // the first lint loads every plugin, also on a busy machine

/** Without types the lint of a line takes milliseconds, and the file need not exist. */
const untyped = new ESLint({
  cwd: root,
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

async function found(eslint: ESLint, path: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: path });
  return (result?.messages ?? []).map((message) => `${message.ruleId ?? 'parse'}: ${message.message}`);
}

const many = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n');
const component = (script: string): string => `<script lang="ts">\n${script}\n</script>\n`;

/** rule, file, text, and a word of the message where several messages share a rule. */
const plants: readonly (readonly [rule: string, file: string, text: string, word?: string])[] = [
  ['@typescript-eslint/no-explicit-any', 'src-shared/vae/a.ts', 'export const a = (x: any) => x;'],
  ['house/commented-assertion', 'src-shared/vae/a.ts', 'export const a = (x: unknown) => x as number;'],
  ['house/commented-assertion', 'src-main/runs/a.ts', 'export const a = (x: string | null) => x!.length;'],
  [
    'house/commented-assertion',
    'src-renderer/views/a/A.svelte',
    component('const a = JSON.parse("1") as number;\nvoid a;'),
  ],
  ['house/explained-disable', 'src-main/runs/a.ts', '// eslint-disable-next-line no-console\nconsole.log(1);'],
  ['no-restricted-syntax', 'src-shared/vae/a.ts', 'export enum A { b }', 'union'],
  ['no-restricted-syntax', 'src-shared/vae/a.ts', 'export namespace A { export const b = 1; }', 'namespace'],
  ['no-restricted-syntax', 'src-shared/vae/a.ts', "export * from './b.ts';", 're-export'],
  ['no-restricted-syntax', 'src-shared/vae/a.ts', "export { b } from './b.ts';", 're-export'],
  ['no-restricted-syntax', 'src-shared/vae/a.ts', 'const b = 1;\nexport { b };', 're-export'],
  ['no-restricted-syntax', 'src-shared/vae/a.ts', 'export default function a() {}', 'Named exports'],
  ['no-restricted-syntax', 'test/helpers/a.ts', 'export default function a() {}', 'Named exports'],
  ['no-restricted-properties', 'src-shared/vae/a.ts', 'export const a = Math.random();', '#shared/random'],
  ['no-restricted-properties', 'src-main/runs/a.ts', 'export const a = Math.random();', '#shared/random'],
  ['no-restricted-properties', 'src-shared/vae/a.ts', 'export const a = tf.randomNormal([1]);', '#shared/random'],
  ['no-restricted-properties', 'src-renderer/state/a.ts', "export const a = window.workbench.call('a');", 'bridge'],
  ['no-restricted-properties', 'src-renderer/views/a/A.svelte', component('globalThis.workbench.call();'), 'bridge'],
  ['no-restricted-globals', 'src-renderer/state/a.ts', 'export const a = workbench.call();', 'bridge'],
  ['no-restricted-globals', 'src-shared/vae/a.ts', 'export const a = new Date();', 'clock'],
  ['no-restricted-globals', 'src-shared/vae/a.ts', 'export const a = performance.now();', 'clock'],
  ['no-restricted-globals', 'src-shared/vae/a.ts', 'export const a = process.platform;', 'Node'],
  ['no-restricted-globals', 'src-shared/vae/a.ts', 'export const a = document.title;', 'page'],
  [
    'no-restricted-imports',
    'src-shared/vae/a.ts',
    "import { readFileSync } from 'node:fs';\nreadFileSync('');",
    'bytes',
  ],
  ['no-restricted-imports', 'src-renderer/state/a.ts', "import { join } from 'path';\njoin('');", 'bytes'],
  ['no-restricted-imports', 'src-main/runs/a.ts', "import { ipcMain } from 'electron';\nipcMain.on('a');", 'calls.ts'],
  ['no-restricted-imports', 'src-main/ipc/a.ts', "import { ipcMain } from 'electron';\nipcMain.on('a');", 'calls.ts'],
  [
    'no-restricted-imports',
    'src-renderer/bridge/a.ts',
    "import { ipcRenderer } from 'electron';\nipcRenderer.on();",
    'calls.ts',
  ],
  [
    'no-restricted-imports',
    'src-main/electron/a.ts',
    "import { ipcRenderer } from 'electron';\nipcRenderer.on();",
    'preload/',
  ],
  [
    'no-restricted-imports',
    'src-main/preload/a.ts',
    "import { shell } from 'electron';\nshell.beep();",
    'calls and events',
  ],
  ['no-restricted-imports', 'src-main/runs/a.ts', "import { b } from '../../src-shared/b.ts';\nb();", 'Name the room'],
  [
    'no-restricted-imports',
    'src-main/runs/a.ts',
    "import { b } from '#test/helpers/b.ts';\nb();",
    'never imports its tests',
  ],
  [
    'no-restricted-imports',
    'src-renderer/state/a.ts',
    "import type { B } from '#main/runs/b.ts';\nexport type A = B;",
    'bridge',
  ],
  [
    'no-restricted-imports',
    'src-renderer/views/a/A.svelte',
    component("import type { B } from '#renderer/bridge/b.ts';\nexport const a: B = 1;"),
    'ask state/',
  ],
  [
    'no-restricted-imports',
    'src-renderer/charts/A.svelte',
    component("import type { Run } from '#shared/contract/run.ts';\nconst { a }: { a: Run } = $props();\nvoid a;"),
    'know nothing of runs',
  ],
  ['no-console', 'src-main/runs/a.ts', "console.log('a');"],
  ['no-console', 'src-main/electron/a.ts', "console.log('a');"],
  ['max-lines', 'src-shared/vae/a.ts', many(301, 'void 0;')],
  ['max-lines-per-function', 'src-main/runs/a.ts', `export function a(): void {\n${many(121, '  void 0;')}\n}`],
  [
    'max-params',
    'src-shared/vae/a.ts',
    'export function a(b: 1, c: 1, d: 1, e: 1, f: 1, g: 1) { return [b, c, d, e, f, g]; }',
  ],
  ['max-depth', 'src-shared/vae/a.ts', `export function a(b: 1): void { ${'if (b) { '.repeat(5)}${'}'.repeat(5)} }`],
  ['complexity', 'src-shared/vae/a.ts', `export const a = (b: number) => ${'b === 1 || '.repeat(15)}b;`],
  [
    '@typescript-eslint/consistent-type-imports',
    'src-main/runs/a.ts',
    "import { B } from './b.ts';\nexport type A = B;",
  ],
  ['@typescript-eslint/no-unused-vars', 'src-main/runs/a.ts', 'const a = 1;'],
  ['@typescript-eslint/ban-ts-comment', 'src-main/runs/a.ts', '// @ts-ignore\nvoid 0;'],
  ['eqeqeq', 'src-main/runs/a.ts', 'export const a = (b: number) => b == 1;'],
  ['svelte/no-at-html-tags', 'src-renderer/views/a/A.svelte', '{@html "<b></b>"}'],
  ['svelte/require-each-key', 'src-renderer/views/a/A.svelte', '{#each [1] as a}{a}{/each}'],
];

const namedPlants = plants.map(([rule, file, text, word = '']) => ({ rule, file, text, word }));

test.each(namedPlants)('$rule is found in $file, text %#', async ({ rule, file, text, word }) => {
  const messages = await found(untyped, file, text);
  expect(messages.filter((message) => message.startsWith(`${rule}: `) && message.includes(word))).not.toEqual([]);
});

/** What those rules leave alone. */
const sound: readonly (readonly [why: string, file: string, text: string])[] = [
  ['a constant assertion', 'src-shared/vae/a.ts', "export const a = ['b'] as const;"],
  ['a comment beside the assertion', 'src-main/runs/a.ts', 'export const a = (x: unknown) => x as 1; // because'],
  ['a comment above the assertion', 'src-main/runs/a.ts', '// because\nexport const a = (x: unknown) => x as 1;'],
  ['an index within its bounds', 'src-shared/vae/a.ts', 'export const a = (x: number[]) => x[0]!;'],
  [
    'a reason for the exception',
    'src-main/runs/a.ts',
    '// eslint-disable-next-line no-console -- because\nconsole.log(1);',
  ],
  ['a terminal in the CLI', 'src-main/cli/a.ts', "console.log('a');"],
  ['the preload API in the bridge', 'src-renderer/bridge/a.ts', 'export const a = () => window.workbench;'],
  ['a clock in the main process', 'src-main/runs/a.ts', 'export const a = () => new Date();'],
  ['Electron in its room', 'src-main/electron/a.ts', "import { app } from 'electron';\napp.quit();"],
  [
    'the manifest of the package',
    'src-main/cli/a.ts',
    "import { version } from '../../package.json';\nexport const a = version;",
  ],
  ['a default export where a tool asks for one', 'other.config.js', 'export default {};'],
  [
    'bound properties of a component',
    'src-renderer/widgets/A.svelte',
    component('let { a = $bindable(), b } = $props();\na = b;'),
  ],
];

test.each(sound)('%s passes', async (_why, file, text) => {
  expect(await found(untyped, file, text)).toEqual([]);
});

describe('with types', () => {
  const file = 'src-shared/contract/errors.ts';
  const text = `
    export async function wait(): Promise<void> { await Promise.resolve(); }
    export function forget(): void { wait(); }
    export function decide(): void { if (wait()) forget(); }
    export function choose(a: 'left' | 'right'): number { switch (a) { case 'left': return 1; } return 0; }
    export function leak(): number { return JSON.parse('1'); }
  `;
  let messages: readonly string[] = [];

  beforeAll(async () => {
    process.env['TSESTREE_SINGLE_RUN'] = 'false'; // the program must take this text for the file
    messages = await found(new ESLint({ cwd: root }), file, text);
  });

  test.each(['no-floating-promises', 'no-misused-promises', 'switch-exhaustiveness-check', 'no-unsafe-return'])(
    '%s is found',
    (rule) => {
      expect(messages.filter((message) => message.startsWith(`@typescript-eslint/${rule}: `))).not.toEqual([]);
    },
  );
});
