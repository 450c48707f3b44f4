import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * An empty directory in which `path` is prepared, on the same disk. What interrupted runs left there is thrown away. The name
 * holds the process id: a compiler that outlived its killed set-up still writes into the old one, not into ours.
 * Only the holder of the set-up lock may call this.
 */
export function freshPartialDirectory(path) {
  const parent = dirname(path);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(path)}.`) && name.endsWith('.partial')) removeDirectory(join(parent, name));
  }
  const partial = `${path}.${process.pid}.partial`;
  mkdirSync(partial);
  return partial;
}

export function removeDirectory(path) {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
