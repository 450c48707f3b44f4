import { expect, test } from 'vitest';
import { electronFinding } from '#main/doctor/electron-finding.ts';

const installed = { executable: process.execPath, version: '45.4.1', source: 'its own download' };

test('Electron is well, old, gone or missing', () => {
  expect(electronFinding(installed, undefined)).toMatchObject({ state: 'ok', found: '45.4.1, its own download' });
  expect(electronFinding({ ...installed, version: '33.2.1' }, undefined).state).toBe('limited');
  expect(electronFinding({ ...installed, executable: '/gone/electron' }, undefined)).toMatchObject({
    state: 'missing',
    found: '/gone/electron is gone',
  });
  expect(electronFinding(null, undefined).state).toBe('missing');
});

test('the Electron that asks is there, whatever set-up wrote', () => {
  expect(electronFinding(null, '45.4.1')).toMatchObject({ state: 'ok', found: '45.4.1' });
});
