import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { servedFile } from '#main/electron/served-file.ts';

const scratch = mkdtempSync(join(tmpdir(), 'served-file-'));
const root = join(scratch, 'renderer');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(root, 'index.html'), '<!doctype html>');
writeFileSync(join(root, 'assets', 'index.js'), '');
writeFileSync(join(root, 'assets', 'a b.css'), '');
writeFileSync(join(root, 'assets', 'tool.exe'), '');
writeFileSync(join(scratch, 'secret.txt'), 'secret');
mkdirSync(join(scratch, 'renderer-other'));
writeFileSync(join(scratch, 'renderer-other', 'x.js'), '');
symlinkSync(join(scratch, 'secret.txt'), join(root, 'assets', 'link.txt'));
symlinkSync(scratch, join(root, 'up'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('servedFile', () => {
  test('serves the page for the bare address, with or without a route', async () => {
    const page = { path: join(root, 'index.html'), contentType: 'text/html; charset=utf-8' };
    expect(await servedFile(root, 'app://workbench/')).toEqual(page);
    expect(await servedFile(root, 'app://workbench/?x=1#/runs')).toEqual(page);
    expect(await servedFile(root, 'app://workbench/index.html')).toEqual(page);
  });

  test('serves files below the root with their types', async () => {
    const script = await servedFile(root, 'app://workbench/assets/index.js');
    expect(script?.contentType).toBe('text/javascript; charset=utf-8');
    const style = await servedFile(root, 'app://workbench/assets/a%20b.css');
    expect(style?.path).toBe(join(root, 'assets', 'a b.css'));
  });

  test.each([
    'app://workbench/../secret.txt',
    'app://workbench/assets/../../secret.txt',
    'app://workbench/%2e%2e/secret.txt',
    'app://workbench/assets/..%2f..%2fsecret.txt',
    'app://workbench/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    'app://workbench/..%5csecret.txt',
    'app://workbench/%252e%252e/secret.txt',
    'app://workbench/assets/../index.html',
    'app://workbench//etc/passwd.txt',
    'app://workbench/%2fetc/passwd.txt',
    'app://workbench/index.html%00.txt',
    'app://workbench/%E0%A4%A.txt',
    'app://workbench/assets/link.txt',
    'app://workbench/up/secret.txt',
    'app://workbench/up/renderer-other/x.js',
    'app://workbench/assets',
    'app://workbench/assets/',
    'app://workbench/assets/tool.exe',
    'app://workbench/missing.js',
    'app://workbench/C:/secret.txt',
    'app://other/index.html',
    'file:///etc/passwd',
    'https://workbench/index.html',
    'nonsense',
  ])('refuses %s', async (address) => expect(await servedFile(root, address)).toBeNull());

  test('never leaves the root, whatever the address', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2E%2e',
      '/',
      '%2f',
      '\\',
      '%5c',
      'assets',
      'up',
      'secret.txt',
      'index.js',
      '%00',
      '?',
      '#',
      ':',
    );
    const anyText = fc.oneof(piece, fc.string({ maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 12 }), async (parts) => {
        const file = await servedFile(root, `app://workbench/${parts.join('')}`);
        if (!file) return;
        expect(file.path.startsWith(`${root}/`)).toBe(true);
        expect(file.path).not.toContain('secret');
      }),
      { numRuns: 500, seed: 20261124 },
    );
  });
});
