import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Whether a program of that name can be started from PATH. */
export function hasCommand(name, env = process.env) {
  const directories = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return directories.some(
    (directory) => isExecutable(join(directory, name)) || isExecutable(join(directory, `${name}.exe`)),
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function isRoot() {
  return process.getuid?.() === 0;
}

export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Throws unless this is Linux on x86-64 with the GNU C library: what the borrowed binaries were built for. */
export function requireGlibcLinuxX64(what) {
  const machine = `${process.platform} ${process.arch}`;
  if (machine !== 'linux x64') throw new Error(`${what} exists for linux x64 only, this is ${machine}`);
  if (!existsSync('/lib64/ld-linux-x86-64.so.2')) throw new Error(`${what} needs the GNU C library, which is not here`);
}

/** Throws unless a C++ compiler and what drives it are there; better before a large download than after it. */
export function requireBuildTools() {
  if (process.platform === 'win32') return; // node-gyp finds Visual Studio by itself and says so if it cannot.
  const missing = ['python3', 'make', 'g++'].filter((name) => !hasCommand(name));
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')} must be installed to build it (Debian: apt-get install python3 make g++)`);
}

/** `--nodedir` for node-gyp where Node's headers are installed beside it: nothing has to be downloaded then. */
export function nodeHeaderArguments() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
}
