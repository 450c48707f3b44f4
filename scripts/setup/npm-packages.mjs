import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { underLine } from './ladder.mjs';
import { repositoryRoot } from './places.mjs';
import { startLine } from './progress-line.mjs';
import { runNpm } from './run-npm.mjs';

/** Whether node_modules is what package-lock.json asks for, by the lock file's hash that the last look left there. */
export function areNpmPackagesReady(root = repositoryRoot) {
  try {
    return readFileSync(markerPath(root), 'utf8') === lockHash(root);
  } catch {
    return false;
  }
}

/** Runs `npm ci`, unless node_modules already holds what the lock file asks for (someone ran npm by hand). */
export async function setUpNpmPackages(root = repositoryRoot) {
  if (areNpmPackagesReady(root)) return;
  if (!holdsLockedPackages(root)) {
    const line = startLine(['npm packages of package-lock.json', 'npm registry', 'about 300 MB unpacked']);
    await underLine(line, () => runNpm(['ci', '--loglevel=error'], { cwd: root }));
  }
  writeFileSync(markerPath(root), lockHash(root));
}

const markerPath = (root) => join(root, 'node_modules', '.vae-workbench-lock');

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/**
 * Compares with the record that npm keeps of what it installed. It leaves out optional packages of other systems, so an
 * optional package that is absent is no difference.
 */
export function holdsLockedPackages(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    const sameOrOptional = ([path, entry]) =>
      path === '' || (found[path] ? found[path].integrity === entry.integrity : entry.optional === true);
    return Object.entries(wanted).every(sameOrOptional) && Object.keys(found).every((path) => path in wanted);
  } catch {
    return false;
  }
}
