import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { diskFinding, workspaceFinding } from '#main/doctor/workspace-findings.ts';

const scratch = mkdtempSync(join(tmpdir(), 'workspace-findings-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('workspaceFinding', () => {
  test('tries to write and leaves nothing behind', () => {
    expect(workspaceFinding(scratch)).toMatchObject({ state: 'ok', found: `${scratch}, writable` });
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('looks at the folder above a workspace that is not there yet', () => {
    const place = join(scratch, 'a', 'b');
    expect(workspaceFinding(place).found).toBe(`${place}, not there yet; ${scratch} is writable`);
  });

  test('is missing where nothing can be written', () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    expect(workspaceFinding(file)).toMatchObject({ state: 'missing' });
    rmSync(file);
  });
});

test.each([
  [5e9, 'ok'],
  [1e9, 'limited'],
  [1e8, 'missing'],
  [null, 'limited'],
] as const)('diskFinding with %s bytes free is %s', (bytes, state) => {
  expect(diskFinding(scratch, bytes).state).toBe(state);
});

test('diskFinding reads the real disk', () => expect(diskFinding(scratch).found).toMatch(/^\d+\.\d GB/));
