import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { oneLine, underLine } from '../setup/ladder.mjs';
import { withLock } from '../setup/lock.mjs';
import { cacheDirectory } from '../setup/places.mjs';
import { say, startLine } from '../setup/progress-line.mjs';
import { runCommand } from '../setup/run-command.mjs';

const torchVersion = '2.13.0';
const cpuIndex = 'https://download.pytorch.org/whl/cpu';
const tensorflowPackage = process.platform === 'darwin' ? 'tensorflow' : 'tensorflow-cpu';
const installedWithin = 45 * 60_000;

/**
 * What the peers in Python need: by peer, the packages with their versions and the ways to install them. PyTorch's own index
 * has a build without CUDA, which spares gigabytes; PyPI is the second way.
 */
export const pythonLibraries = {
  torch: {
    packages: { torch: torchVersion, numpy: '' },
    ways: [
      [`torch==${torchVersion}+cpu`, 'numpy', '--extra-index-url', cpuIndex],
      [`torch==${torchVersion}`, 'numpy'],
    ],
    isFirstWayPossible: process.platform !== 'darwin', // there, every build is one without CUDA
  },
  tensorflow: {
    packages: { [tensorflowPackage]: '2.21.0', keras: '3.15.1', numpy: '' },
    ways: [[`${tensorflowPackage}==2.21.0`, 'keras==3.15.1', 'numpy']],
    isFirstWayPossible: true,
  },
};

/**
 * The Python of the peers, in an environment of its own in the per-user cache, which is made at the first call. Gives its
 * path and what is missing: a reason by library. A machine without Python has `python: null` and a reason for each.
 */
export async function pythonPeers(cache = cacheDirectory(), libraries = Object.keys(pythonLibraries)) {
  const directory = join(cache, 'bench-peers');
  return withLock(join(cache, 'bench-peers.lock'), async () => {
    try {
      const python = await environmentPython(directory);
      return { python, missing: await installLibraries(python, { directory, libraries }) };
    } catch (error) {
      const reason = oneLine(error);
      return { python: null, missing: Object.fromEntries(libraries.map((library) => [library, reason])) };
    }
  });
}

/** Which packages of a library are absent or of another version; `found` is `name → version` of what is installed. */
export function lackingPackages(packages, found) {
  return Object.entries(packages)
    .filter(([name, version]) => found[name] === undefined || (version && found[name].split('+')[0] !== version))
    .map(([name, version]) => (version ? `${name} ${version}` : name));
}

async function environmentPython(directory) {
  const python = join(directory, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  if (existsSync(python) && (await canRun(python, ['-m', 'pip', '--version']))) return python;
  const base = await basePython();
  rmSync(directory, { recursive: true, force: true });
  await underLine(startLine(['Python environment of the peers', directory]), () =>
    runCommand(base, ['-m', 'venv', directory]),
  );
  return python;
}

async function basePython() {
  for (const name of ['python3', 'python']) {
    if (!(await canRun(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']))) continue;
    if (await canRun(name, ['-c', 'import venv, ensurepip'])) return name;
    throw new Error(`${name} has no venv or no ensurepip (Debian: apt-get install python3-venv)`);
  }
  throw new Error('there is no Python 3.10 or newer in PATH');
}

async function canRun(command, args) {
  return runCommand(command, args).then(
    () => true,
    () => false,
  );
}

async function installLibraries(python, { directory, libraries }) {
  const missing = {};
  for (const library of libraries) {
    const { packages, ways, isFirstWayPossible } = pythonLibraries[library];
    if (lackingPackages(packages, await installedVersions(python, packages)).length === 0) continue;
    const reason = await installOne(python, { directory, packages, ways: isFirstWayPossible ? ways : ways.slice(1) });
    if (reason) missing[library] = reason;
  }
  return missing;
}

/** Tries the ways in their order; gives the reason of the last one when all have failed. */
async function installOne(python, { directory, packages, ways }) {
  const names = Object.entries(packages)
    .filter(([, version]) => version)
    .map(([name, version]) => `${name} ${version}`);
  let reason = null;
  for (const way of ways) {
    const command = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', ...way];
    const isStuck = (ms) => (ms > installedWithin ? 'not done after 45 minutes' : null);
    try {
      await underLine(startLine([`Installing ${names.join(', ')}`, `into ${directory}`, way[0]]), () =>
        runCommand(python, command, { isStuck }),
      );
      const lacking = lackingPackages(packages, await installedVersions(python, packages));
      if (lacking.length === 0) return null;
      reason = `pip left out ${lacking.join(', ')}`;
    } catch (error) {
      reason = oneLine(error);
    }
  }
  say(`${names.join(', ')} cannot be had: the peers that need it are left out.`);
  return reason;
}

const versionsProgram = `
import importlib.metadata, json, sys
found = {}
for name in sys.argv[1:]:
    try:
        found[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pass
print(json.dumps(found))
`;

async function installedVersions(python, packages) {
  return JSON.parse(await runCommand(python, ['-c', versionsProgram, ...Object.keys(packages)]));
}
