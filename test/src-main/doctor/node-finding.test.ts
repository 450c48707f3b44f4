import { expect, test } from 'vitest';
import { nodeFinding } from '#main/doctor/node-finding.ts';

test('an old Node is missing, with what to install', () => {
  expect(nodeFinding(process.versions)).toMatchObject({ state: 'ok', remedy: null });
  const old = { ...process.versions, node: '18.20.0' };
  expect(nodeFinding(old)).toMatchObject({ state: 'missing', remedy: expect.stringContaining('Node 20') as string });
});
