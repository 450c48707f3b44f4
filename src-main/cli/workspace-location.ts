import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The workspace that the app and the command line share: what was asked for, else VAE_WORKBENCH_WORKSPACE, else
 * "VAE Workbench" in the person's documents (in the home folder where there are none).
 */
export function workspaceLocation(
  asked: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  const named = asked || environment['VAE_WORKBENCH_WORKSPACE'];
  if (named) return resolve(named);
  const documents = join(home, 'Documents');
  return join(existsSync(documents) ? documents : home, 'VAE Workbench');
}
