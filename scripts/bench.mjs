/**
 * `npm run bench -- NAME …`: measurements; without a name it lists them. A name is a file of test/bench that vitest runs,
 * or one of the comparisons with other libraries, which take options of their own (scripts/bench).
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { endWithMessage } from './setup/end-with-message.mjs';
import { packageDirectory, repositoryRoot } from './setup/places.mjs';
import { runInherited } from './setup/run-inherited.mjs';
import { setUp } from './setup/set-up.mjs';
import { withDisplay } from './setup/virtual-display.mjs';
import { journeyObstacle } from './test-selection.mjs';

const suffix = '.bench.ts';
/** Benches that open the app. */
const windowed = ['sweep-page'];
const comparisons = {
  engine: { what: 'a training step of our engine', load: async () => (await import('./bench/engine.mjs')).benchEngine },
  article: {
    what: "the article's training, from start to saved model",
    load: async () => (await import('./bench/article.mjs')).benchArticle,
  },
};

function benchNames() {
  const folder = join(repositoryRoot, 'test', 'bench');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
}

function listBenches(known) {
  const lines = Object.entries(comparisons).map(([name, { what }]) => `  ${name}  ${what} (--peers: beside others)`);
  console.log(`Benches (npm run bench -- NAME):\n${[...known.map((name) => `  ${name}`), ...lines].join('\n')}`);
}

async function bench(names) {
  const known = benchNames();
  const [first, ...options] = names;
  if (first === undefined) {
    listBenches(known);
    return 0;
  }
  if (Object.hasOwn(comparisons, first)) {
    await setUp({ needsElectron: false });
    const compare = await comparisons[first].load();
    await compare(options);
    return 0;
  }
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `No bench is called ${unknown.join(', ')}; there are: ${[...known, ...Object.keys(comparisons)].join(', ')}`,
    );
  const needsElectron = names.some((name) => windowed.includes(name));
  const manifest = await setUp({ needsElectron });
  await buildIfStale();
  const files = names.map((name) => `test/bench/${name}${suffix}`);
  const args = [join(packageDirectory('vitest'), 'vitest.mjs'), 'run', '--project', 'bench', ...files];
  const measure = (env) => runInherited(process.execPath, args, { env, cwd: repositoryRoot });
  if (!needsElectron) return measure(process.env);
  const obstacle = journeyObstacle(manifest);
  if (obstacle) throw new Error(`${names.join(', ')} opens the app, and ${obstacle}`);
  return withDisplay(measure);
}

try {
  process.exitCode = await bench(process.argv.slice(2));
} catch (error) {
  endWithMessage(error);
}
