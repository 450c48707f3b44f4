import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';

/**
 * Sets a damaged database aside with its journal, under a name that says when, and gives the error that names the
 * place. Nothing is deleted: tools for recovery need all of the files, under matching names.
 */
export function quarantine(file: string, reason: string, now: Date = new Date()): WorkbenchError {
  const stamp = now.toISOString().replaceAll(/[-:.]/g, '');
  const aside = join(dirname(file), `workbench.damaged-${stamp}.sqlite`);
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  const message = `${file} is damaged (${reason}). It was set aside as ${aside}; the next start begins with an empty list of runs.`;
  return new WorkbenchError('workspace/damaged', message, { file, aside });
}
