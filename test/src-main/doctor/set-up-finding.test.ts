import { expect, test } from 'vitest';
import { setUpFinding } from '#main/doctor/set-up-finding.ts';
import type { Installation } from '#main/installation/installation.ts';

test('says where the manifest is, or how to get one', () => {
  expect(setUpFinding(null, '/c/setup.json')).toMatchObject({ state: 'limited', found: 'no readable /c/setup.json' });
  const installation = { nodeVersion: '20.20.2' } as Installation; // all that is read of it
  expect(setUpFinding(installation, '/c/setup.json')).toMatchObject({ state: 'ok', remedy: null });
});
