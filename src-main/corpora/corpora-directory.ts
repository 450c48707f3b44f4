import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `resources/corpora`, above this file: the build has it at another depth than the source. */
export function corporaDirectory(): string {
  for (let above = import.meta.dirname; above !== dirname(above); above = dirname(above)) {
    const directory = join(above, 'resources', 'corpora');
    if (existsSync(directory)) return directory;
  }
  throw new Error(`corporaDirectory: expected resources/corpora above ${import.meta.dirname}, found none`);
}
