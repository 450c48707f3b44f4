import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { workspaceLocation } from '#main/cli/workspace-location.ts';

export interface LaunchOptions {
  readonly workspace: string;
  /** Chromium's profile: one for each workspace, so that two workspaces can be open and one only once. */
  readonly userData: string;
  /** Nothing may wait for an answer: errors go to stderr, quitting asks nothing. For tests and scripts. */
  readonly isQuiet: boolean;
  readonly isTimed: boolean;
}

export interface LaunchSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly defaultUserData: string;
  readonly home: string;
}

/** What the command line and the environment ask for; unknown arguments are Chromium's own and are left alone. */
export function launchOptions(args: readonly string[], surroundings: LaunchSurroundings): LaunchOptions {
  const { environment, defaultUserData, home } = surroundings;
  const workspace = workspaceLocation(argument(args, '--workspace'), environment, home);
  const userData = argument(args, '--user-data');
  return {
    workspace,
    userData: userData ? resolve(userData) : join(defaultUserData, 'workspaces', shortHash(workspace)),
    isQuiet: environment['VAE_WORKBENCH_QUIET_QUIT'] === '1',
    isTimed: environment['VAE_WORKBENCH_TIMING'] === '1',
  };
}

/** `--name value` or `--name=value`; the last one counts. */
function argument(args: readonly string[], name: string): string | undefined {
  let found: string | undefined;
  args.forEach((text, index) => {
    if (text.startsWith(`${name}=`)) found = text.slice(name.length + 1);
    else if (text === name) found = args[index + 1];
  });
  return found;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
