import { expect, test } from 'vitest';
import { sqliteFinding } from '#main/doctor/sqlite-finding.ts';

test('opens a database and gives its version', () => {
  expect(sqliteFinding()).toEqual({
    subject: 'SQLite',
    state: 'ok',
    found: expect.stringMatching(/^3\.\d+/) as string,
    remedy: null,
  });
});
