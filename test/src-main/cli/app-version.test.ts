import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appVersion } from '#main/cli/app-version.ts';

test('is the version of package.json', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  expect(appVersion).toBe((JSON.parse(text) as { version: string }).version);
});
