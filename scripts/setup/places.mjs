import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, whatever the working directory is. */
export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The folder of an installed npm package. */
export function packageDirectory(name, root = repositoryRoot) {
  return join(root, 'node_modules', ...name.split('/'));
}

/** The per-user cache: outside node_modules, so that `npm ci` does not throw away hundreds of megabytes. */
export function cacheDirectory(env = process.env, platform = process.platform, home = homedir()) {
  if (env.VAE_WORKBENCH_CACHE) return resolve(env.VAE_WORKBENCH_CACHE);
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'vae-workbench');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'vae-workbench');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'vae-workbench');
}
