import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { underLine } from './setup/ladder.mjs';
import { withLock } from './setup/lock.mjs';
import { repositoryRoot } from './setup/places.mjs';
import { startLine } from './setup/progress-line.mjs';
import { runCommand } from './setup/run-command.mjs';

const sourceFolders = ['src-main', 'src-renderer', 'src-shared', 'resources'];
const sourceFiles = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const results = ['out/main/main.js', 'out/main/worker.js', 'out/main/cli.js', 'out/renderer/index.html'];

/** Builds the app if a source file was added, removed or touched since the last build; says one line if it builds. */
export async function buildIfStale({ root = repositoryRoot, build = runBuild, stream } = {}) {
  const current = sourceStamp(root);
  if (isFresh(root, current)) return false;
  const out = join(root, 'out');
  mkdirSync(out, { recursive: true });
  return withLock(join(out, '.build.lock'), async () => {
    const stamp = sourceStamp(root);
    if (isFresh(root, stamp)) return false;
    rmSync(join(out, '.build-stamp'), { force: true });
    await underLine(startLine(['Building the app'], stream), () => build(root));
    writeFileSync(join(out, '.build-stamp'), stamp);
    return true;
  });
}

function isFresh(root, stamp) {
  const stampFile = join(root, 'out', '.build-stamp');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) return false;
  return results.every((name) => existsSync(join(root, name)));
}

/** A hash over the paths, sizes and times of all that the build reads: no file is opened. */
export function sourceStamp(root) {
  const hash = createHash('sha256');
  const add = (path) => {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const name of sourceFiles) if (existsSync(join(root, name))) add(name);
  for (const folder of sourceFolders.filter((name) => existsSync(join(root, name)))) {
    const names = readdirSync(join(root, folder), { recursive: true }).sort();
    for (const name of names) add(join(folder, name));
  }
  return hash.digest('hex');
}

/** The builder's own output is kept for the case that it fails. */
async function runBuild(root) {
  const script = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  let output = '';
  try {
    await runCommand(process.execPath, [script, 'build'], { cwd: root, onOutput: (text) => (output += text) });
  } catch (error) {
    process.stderr.write(output);
    throw new Error('the build failed; what electron-vite said stands above', { cause: error });
  }
}
