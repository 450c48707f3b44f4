import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directorySize, stopWithoutProgress } from './directory-size.mjs';
import { underLine } from './ladder.mjs';
import { freshPartialDirectory, removeDirectory } from './partial-directory.mjs';
import { packageDirectory } from './places.mjs';
import { sizeText, startLine } from './progress-line.mjs';
import { requireReachable } from './reachable.mjs';
import { runCommand } from './run-command.mjs';

const officialHost = 'https://github.com/electron/electron/releases/download/';

/** The version of the npm package, which is the version of Electron that its installer fetches. */
export function wantedElectronVersion() {
  return JSON.parse(readFileSync(join(packageDirectory('electron'), 'package.json'), 'utf8')).version;
}

/** The executable that the package's own installer put into node_modules, or null. */
export function officialExecutable() {
  const directory = packageDirectory('electron');
  try {
    const executable = join(directory, 'dist', readFileSync(join(directory, 'path.txt'), 'utf8'));
    const version = readFileSync(join(directory, 'dist', 'version'), 'utf8')
      .replace(/^v/, '')
      .trim();
    return version === wantedElectronVersion() && existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/**
 * Electron from its makers, by the installer inside the npm package: it checks the archive against the checksums in that
 * package and honors ELECTRON_MIRROR. On Node 20 it may not load at all (it asks for Node 22): then this rung failed.
 */
export async function installOfficialElectron({ cache, env = process.env }) {
  const version = wantedElectronVersion();
  if (!officialExecutable()) await download(version, cache, env);
  const executable = officialExecutable();
  if (!executable)
    throw new Error(`the installer of electron ${version} ended without an error, but left no executable`);
  return { executable, version, source: 'official' };
}

async function download(version, cache, env) {
  const mirror = env.ELECTRON_MIRROR || env.npm_config_electron_mirror || officialHost;
  const line = startLine([`Electron ${version}`, new URL(mirror).host, 'about 120 MB']);
  const scratch = freshPartialDirectory(join(cache, 'electron-official'));
  const watch = setInterval(() => line.update(sizeText(directorySize(scratch))), 500);
  try {
    await underLine(line, async () => {
      await requireReachable(mirror, { env });
      // Its temporary files go where their growth can be watched.
      const childEnv = { ...env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
      const script = join(packageDirectory('electron'), 'install.js');
      await runCommand(process.execPath, [script], { env: childEnv, isStuck: stopWithoutProgress(scratch, 60_000) });
    });
  } finally {
    clearInterval(watch);
    removeDirectory(scratch);
  }
}
