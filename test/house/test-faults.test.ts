import { expect, test, vi } from 'vitest';
import { testFaults } from './test-faults.ts';
import { projectFiles, readText } from './tree.ts';

vi.setConfig({ testTimeout: 60_000 }); // reads the whole house

test.each([
  ["test('a', () => { run(); });", 'asserts nothing'],
  ["it('a', async () => { await run(); });", 'asserts nothing'],
  ["test.each([1])('a', (n) => { run(n); });", 'asserts nothing'],
  ["test.skipIf(x)('a without a display', () => { run(); });", 'asserts nothing'],
  ["test.only('a', () => { expect(1).toBe(1); });", '.only'],
  ["describe.only('a', () => {});", '.only'],
  ["test.todo('a');", '.todo'],
  ["test.skip('a', () => { expect(1).toBe(1); });", 'does not say why'],
  ["describe.skipIf(x)('a', () => {});", 'does not say why'],
  ["test('a', async () => { await new Promise((done) => setTimeout(done, 9)); expect(1).toBe(1); });", 'sleeps'],
  ["import { setTimeout } from 'node:timers/promises';", 'sleeps'],
])('%s is a fault', (text, fault) => {
  expect(testFaults('a.test.ts', text).join('\n')).toContain(fault);
});

test.each([
  "test('a', () => { expect(1).toBe(1); });",
  "test('a', () => { expectClose(1, 1); });",
  "test.each([1, 2])('a %i', (n) => { expect(n).toBe(n); });",
  "test.skipIf(x)('a, needs a display', () => { expect(1).toBe(1); });",
  "describe('a', () => { test('b', () => { fc.assert(fc.property(a, (b) => b)); expect.assertions(0); }); });",
  "/pattern/.test('text'); pattern.test('text');",
  'new Promise((_, reject) => setTimeout(() => reject(new Error()), 9));',
])('%s is sound', (text) => {
  expect(testFaults('a.test.ts', text)).toEqual([]);
});

test('no test of this house has a fault', () => {
  const tests = projectFiles('test').filter(
    (path) => /\.(test|journey|bench)\.ts$/.test(path) || path.startsWith('test/helpers/'),
  );
  expect(tests.flatMap((path) => testFaults(path, readText(path)))).toEqual([]);
});
