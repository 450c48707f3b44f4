import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launchOptions } from '#main/electron/launch-options.ts';

const surroundings = { environment: {}, defaultUserData: '/profile', home: '/home/ada' };

describe('launchOptions', () => {
  test('takes workspace and profile from the command line, in both spellings, among arguments of Chromium', () => {
    const options = launchOptions(
      ['/repository', '--no-sandbox', '--workspace', 'w', '--user-data=/tmp/u'],
      surroundings,
    );
    expect(options).toEqual({ workspace: resolve('w'), userData: '/tmp/u', isQuiet: false, isTimed: false });
  });

  test('gives every workspace a profile of its own, the same one at every start', () => {
    const a = launchOptions(['--workspace', '/a'], surroundings);
    const b = launchOptions(['--workspace', '/b'], surroundings);
    expect(a.userData).toMatch(new RegExp(`^${join('/profile', 'workspaces')}.[0-9a-f]{16}$`));
    expect(a.userData).not.toBe(b.userData);
    expect(launchOptions(['--workspace=/a'], surroundings).userData).toBe(a.userData);
  });

  test('takes the workspace from the environment, and the command line before it', () => {
    const environment = { VAE_WORKBENCH_WORKSPACE: '/e', VAE_WORKBENCH_QUIET_QUIT: '1', VAE_WORKBENCH_TIMING: '1' };
    expect(launchOptions([], { ...surroundings, environment })).toMatchObject({
      workspace: '/e',
      isQuiet: true,
      isTimed: true,
    });
    expect(launchOptions(['--workspace', '/a'], { ...surroundings, environment }).workspace).toBe('/a');
  });

  test('falls back to the home folder, also for a flag without a value', () => {
    expect(launchOptions(['--workspace'], surroundings).workspace).toBe(join('/home/ada', 'VAE Workbench'));
  });
});
