/** `npm run bench -- NAME …`: measurements, one file each in test/bench; without a name it lists them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { endWithMessage } from './setup/end-with-message.mjs';
import { packageDirectory, repositoryRoot } from './setup/places.mjs';
import { runInherited } from './setup/run-inherited.mjs';
import { setUp } from './setup/set-up.mjs';

const suffix = '.bench.ts';

function benchNames() {
  const folder = join(repositoryRoot, 'test', 'bench');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
}

async function bench(names) {
  const known = benchNames();
  if (names.length === 0) {
    console.log(`Benches (npm run bench -- NAME):\n${known.map((name) => `  ${name}`).join('\n') || '  none yet'}`);
    return 0;
  }
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`No bench is called ${unknown.join(', ')}; there are: ${known.join(', ') || 'none'}`);
  await setUp({ needsElectron: false });
  await buildIfStale();
  const files = names.map((name) => `test/bench/${name}${suffix}`);
  const args = [join(packageDirectory('vitest'), 'vitest.mjs'), 'run', '--project', 'bench', ...files];
  return runInherited(process.execPath, args, { cwd: repositoryRoot });
}

try {
  process.exitCode = await bench(process.argv.slice(2));
} catch (error) {
  endWithMessage(error);
}
