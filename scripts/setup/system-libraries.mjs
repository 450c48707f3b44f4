import { canInstallPackages, installPackages } from './debian-packages.mjs';
import { hasCommand, hasDisplay } from './machine.mjs';
import { oneLine } from './ladder.mjs';
import { say } from './progress-line.mjs';
import { runCommand } from './run-command.mjs';

const libraryPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
];
const displayPackages = ['xvfb'];
/** Chinese, Japanese and Korean, in 2 MB under the Apache license: a system without a display has hardly any fonts. */
const fontPackages = ['fonts-droid-fallback'];

/**
 * Sees to what Electron needs of a Linux system: shared libraries, and a display of its own (Xvfb) where there is none.
 * As root with apt it installs what is missing; otherwise it prints the one line to run and goes on.
 */
export async function setUpSystemLibraries(executable) {
  if (process.platform !== 'linux') return { complete: true };
  const before = await missingParts(executable);
  if (before.missing.length === 0) return { complete: true };
  if (canInstallPackages()) {
    await installPackages(before.packages).catch((error) => say(oneLine(error)));
    // by itself, because Electron runs without it
    if (before.fonts.length > 0) await installPackages(before.fonts).catch((error) => say(oneLine(error)));
    const after = await missingParts(executable);
    if (after.missing.length === 0) return { complete: true };
  }
  const remedy = `sudo apt-get update && sudo apt-get install -y ${before.packages.join(' ')}`;
  say(`Electron cannot run yet: this system lacks ${before.missing.join(', ')}. On Debian or Ubuntu run: ${remedy}`);
  return { complete: false, missing: before.missing, remedy };
}

/** Whether a display can be had now: one is there, or Xvfb can make one. */
export function isDisplayPossible() {
  return hasDisplay() || missingDisplayCommands().length === 0;
}

async function missingParts(executable) {
  const libraries = missingLibraries(await runCommand('ldd', [executable]).catch(() => ''));
  const display = hasDisplay() ? [] : missingDisplayCommands();
  return { missing: [...libraries, ...display], ...packagesFor(libraries, display) };
}

/** What is to be installed for missing libraries and commands: what Electron needs, and fonts where a display is made. */
export function packagesFor(libraries, display) {
  const packages = [...(libraries.length > 0 ? libraryPackages : []), ...(display.length > 0 ? displayPackages : [])];
  return { packages, fonts: display.length > 0 ? fontPackages : [] };
}

/** Names that `ldd` could not resolve, e.g. `libgtk-3.so.0 => not found`. */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

function missingDisplayCommands() {
  return ['Xvfb'].filter((name) => !hasCommand(name));
}
