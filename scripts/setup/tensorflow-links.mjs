import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { packageDirectory } from './places.mjs';

export const bindingInside = join('lib', 'napi-v8', 'tfjs_binding.node');

const packageOfBinding = () => packageDirectory('@tensorflow/tfjs-node');

/** Whether the tfjs-node package in node_modules shows to this directory of the cache: `npm ci` takes the links away. */
export function isTensorflowLinked(directory) {
  const inPackage = packageOfBinding();
  try {
    const same = lstatSync(join(inPackage, bindingInside)).size === lstatSync(join(directory, bindingInside)).size;
    return same && realpathSync(join(inPackage, 'deps')) === realpathSync(join(directory, 'deps'));
  } catch {
    return false;
  }
}

/**
 * Makes tfjs-node find the cached library: a link to its `deps` (800 MB are not copied) and a copy of the small binding,
 * which looks for the library at `../../deps/lib` beside itself.
 */
export function linkTensorflow(directory) {
  const inPackage = packageOfBinding();
  removeLinkOrDirectory(join(inPackage, 'deps'));
  rmSync(join(inPackage, 'lib'), { recursive: true, force: true });
  // A junction needs no special right on Windows; elsewhere the type is ignored.
  symlinkSync(join(directory, 'deps'), join(inPackage, 'deps'), 'junction');
  if (process.platform === 'win32') {
    cpSync(join(directory, 'lib'), join(inPackage, 'lib'), { recursive: true, verbatimSymlinks: true });
    return;
  }
  mkdirSync(join(inPackage, 'lib', 'napi-v8'), { recursive: true });
  copyFileSync(join(directory, bindingInside), join(inPackage, bindingInside));
}

function removeLinkOrDirectory(path) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) unlinkSync(path);
  else if (existsSync(path)) rmSync(path, { recursive: true, force: true });
}
