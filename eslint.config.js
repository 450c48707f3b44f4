import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { house } from './test/house/lint-rules.js';

/** What the compiler cannot say. Prettier owns the format; .dependency-cruiser.cjs owns who may import whom. */

const product = ['src-*/**/*.ts', 'src-*/**/*.svelte'];
/** Types for components would triple the time of a lint; svelte-check has them. */
const typed = ['src-*/**/*.ts', 'test/**/*.ts', '*.config.ts'];

/** Structure of the language that this house does without. Flat config replaces options, so each use spreads them. */
const banned = [
  { selector: 'TSEnumDeclaration', message: 'Write a union of literals, or an `as const` list and its type.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'A file is the namespace.' },
  { selector: 'ExportAllDeclaration', message: 'No re-export: import from the file that declares it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No re-export: import from the file that declares it.' },
  {
    selector: 'ExportNamedDeclaration[declaration=null]',
    message: 'Export a name where it is declared; a list of names at the end is a re-export in disguise.',
  },
];
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: one name, spelled the same in every file.',
};

const seededOnly = 'Draw with #shared/random/: a pure function of seed, step and place.';
const unseededProperties = [
  { object: 'Math', property: 'random', message: seededOnly },
  ...['randomNormal', 'randomUniform', 'randomGamma', 'randomStandardNormal', 'truncatedNormal', 'rand'].map(
    (property) => ({ object: 'tf', property, message: seededOnly }),
  ),
  { object: 'tf', property: 'multinomial', message: seededOnly },
];
const bridgeOnly = 'Only src-renderer/bridge/ touches the preload API: ask state/, or take the bridge as an argument.';
const preloadProperties = ['window', 'globalThis', 'self'].map((object) => ({
  object,
  property: 'workbench',
  message: bridgeOnly,
}));

const electronPath = {
  name: 'electron',
  message:
    'Only electron/ and preload/ import Electron. A call: add it to #shared/contract/calls.ts and ipc/. A worker: take a training host as an argument.',
};
const noNode = {
  group: ['node:*', 'fs', 'fs/*', 'path', 'os', 'crypto', 'child_process', 'worker_threads', 'process', 'stream'],
  message: 'This runs without Node: take bytes, a path or a clock as an argument.',
};
const noClimbing = {
  regex: '^(\\.\\./){2,}(?!package\\.json$|resources/)',
  message: 'Name the room instead: #shared/…, #main/… or #renderer/….',
};
// A pattern that begins with # is a comment, as in .gitignore, unless a backslash stands before it.
const noMain = { group: ['\\#main/*'], message: 'The window calls the main process through src-renderer/bridge/.' };
const noBridge = { group: ['\\#renderer/bridge/*'], message: 'bridge → state → views: ask state/.' };
const noRuns = {
  group: ['\\#shared/contract/*', '\\#renderer/state/*', '\\#renderer/views/*'],
  message: 'Charts and widgets know nothing of runs: take numbers and text as props.',
};
const noTest = { group: ['\\#test/*', '**/test/**'], message: 'The product never imports its tests.' };

const noClock = ['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame'].map(
  (name) => ({ name, message: 'src-shared has no clock: take the time as an argument.' }),
);
const noHost = ['process', 'Buffer', 'window', 'document', 'navigator', 'localStorage', 'fetch', 'crypto'].map(
  (name) => ({ name, message: 'src-shared has neither Node nor a page: take what you need as an argument.' }),
);

export default defineConfig([
  { ignores: ['node_modules/', 'out/', 'dist/', 'workspace/', 'test-results/', 'docs/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house },
    rules: { 'house/explained-disable': 'error' },
  },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', ...banned],
      'no-restricted-properties': ['error', ...unseededProperties],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'no-param-reassign': 'error',
      'no-else-return': 'error',
      'no-loss-of-precision': 'off', // published coefficients keep all their digits
    },
  },

  {
    files: [...typed, '**/*.svelte'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off', // house/commented-assertion speaks for it
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'house/commented-assertion': 'error',
      'no-undef': 'off', // the compiler knows
    },
  },
  {
    files: typed,
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: {
        // All wings in one program: a third of the time. Each wing's own tsconfig says what exists there.
        project: 'test/house/tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // `async` without `await` turns what a function throws into a rejection: some interfaces ask for that.
      '@typescript-eslint/require-await': 'off',
      // Methods here are closures over their factory's arguments; there is no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },

  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [svelte.configs['flat/recommended']],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }], // knows that $props may be bound
      'svelte/no-target-blank': 'error',
      'svelte/prefer-svelte-reactivity': 'off', // caches and lookups that no view depends on
      // Every svelte-ignore here has its reason beside it; the rule reads the words of the reason as codes.
      'svelte/no-unused-svelte-ignore': 'off',
    },
  },

  {
    files: product,
    rules: {
      'max-lines': ['error', { max: 300 }],
      // a factory is as long as the closures that it makes
      'max-lines-per-function': ['error', { max: 120, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 5],
      'max-depth': ['error', 4],
      complexity: ['error', 15],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...banned, noDefaultExport],
      'no-restricted-properties': ['error', ...unseededProperties, ...preloadProperties],
      'no-restricted-imports': ['error', { paths: [electronPath], patterns: [noClimbing, noTest] }],
    },
  },
  {
    // Rows have the columns of the statement that is prepared beside them; SQL has no types that could say so.
    files: ['src-main/storage/**'],
    rules: { 'house/commented-assertion': 'off' },
  },
  {
    // One table: as long as there are hyperparameters.
    files: ['src-shared/contract/hyperparameters.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src-shared/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...noClock, ...noHost],
      'no-restricted-imports': ['error', { paths: [electronPath], patterns: [noNode, noClimbing, noTest] }],
    },
  },
  // The cruise of the layers cannot see `import type` in a component: these can.
  {
    files: ['src-renderer/**/*.ts', 'src-renderer/**/*.svelte'],
    rules: {
      'no-restricted-globals': ['error', { name: 'workbench', message: bridgeOnly }],
      'no-restricted-imports': ['error', { paths: [electronPath], patterns: [noNode, noClimbing, noTest, noMain] }],
    },
  },
  {
    files: ['src-renderer/views/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [electronPath], patterns: [noNode, noClimbing, noTest, noMain, noBridge] },
      ],
    },
  },
  {
    files: ['src-renderer/charts/**', 'src-renderer/widgets/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [electronPath], patterns: [noNode, noClimbing, noTest, noMain, noBridge, noRuns] },
      ],
    },
  },
  {
    files: ['src-renderer/bridge/**'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': ['error', ...unseededProperties],
    },
  },
  {
    files: ['src-main/electron/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'electron', importNames: ['ipcRenderer', 'contextBridge'], message: 'That belongs to preload/.' },
          ],
          patterns: [noClimbing, noTest],
        },
      ],
    },
  },
  {
    files: ['src-main/preload/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              allowImportNames: ['contextBridge', 'ipcRenderer'],
              message: 'The preload hands over calls and events, nothing else.',
            },
          ],
          patterns: [noNode, noClimbing, noTest],
        },
      ],
    },
  },
  {
    // What a terminal prints is the product here.
    files: ['src-main/cli/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // The app has no terminal of its own, but who starts it from one sees what went wrong.
    files: ['src-main/electron/**'],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },

  {
    files: ['test/**/*.ts'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-restricted-syntax': ['error', ...banned, noDefaultExport],
      // Tests feed what a caller could feed: half-built objects, parsed JSON, foreign results.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'house/commented-assertion': 'off',
    },
  },
  {
    files: ['**/vite.config.ts'], // Vite reads the default export
    rules: { 'no-restricted-syntax': ['error', ...banned] },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
]);
