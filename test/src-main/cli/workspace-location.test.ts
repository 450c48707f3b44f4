import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceLocation } from '#main/cli/workspace-location.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('what was asked for, else the environment, else the documents, else the home folder', () => {
  const home = temporaryDirectory();
  const environment = { VAE_WORKBENCH_WORKSPACE: '/from/environment' };
  expect(workspaceLocation('/asked', environment, home)).toBe('/asked');
  expect(workspaceLocation(undefined, environment, home)).toBe('/from/environment');
  expect(workspaceLocation(undefined, {}, home)).toBe(join(home, 'VAE Workbench'));
  mkdirSync(join(home, 'Documents'));
  expect(workspaceLocation('', {}, home)).toBe(join(home, 'Documents', 'VAE Workbench'));
});
