import { hasCommand, isRoot } from './machine.mjs';
import { startLine } from './progress-line.mjs';
import { runCommand } from './run-command.mjs';
import { underLine } from './ladder.mjs';

export function canInstallPackages() {
  return isRoot() && hasCommand('apt-get');
}

/** Installs Debian or Ubuntu packages as root. The package lists are fetched first: a fresh container image has none. */
export async function installPackages(names) {
  const line = startLine([`System packages ${names.join(' ')}`, 'package manager of this system']);
  await underLine(line, async () => {
    await runApt(['update']);
    const known = [];
    for (const name of names) known.push(await currentName(name));
    await runApt(['install', '-y', '--no-install-recommends', ...known]);
  });
}

function runApt(args) {
  const isStuck = (milliseconds) => (milliseconds > 900_000 ? 'it took more than 15 minutes' : null);
  return runCommand('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, isStuck });
}

/** Ubuntu 24.04 and Debian 13 renamed libraries for 64-bit time: `libgtk-3-0` is `libgtk-3-0t64` there. */
async function currentName(name) {
  if (!name.startsWith('lib')) return name;
  const renamed = `${name}t64`;
  return runCommand('apt-cache', ['show', renamed]).then(
    () => renamed,
    () => name,
  );
}
