/** `npm run vae -- …`: the command line. stdout belongs to the command alone; set-up and build speak on stderr. */
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { endWithMessage } from './setup/end-with-message.mjs';
import { repositoryRoot } from './setup/places.mjs';
import { callersDirectory, runInherited } from './setup/run-inherited.mjs';
import { setUp } from './setup/set-up.mjs';

try {
  await setUp({ needsElectron: false });
  await buildIfStale();
  const command = [join(repositoryRoot, 'out', 'main', 'cli.js'), ...process.argv.slice(2)];
  process.exitCode = await runInherited(process.execPath, command, { cwd: callersDirectory() });
} catch (error) {
  endWithMessage(error);
}
