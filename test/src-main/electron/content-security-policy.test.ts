import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '#main/electron/content-security-policy.ts';

test('allows nothing but our own files: no inline code, no eval, no other origin', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).toContain("script-src 'self';");
  expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*|wasm/);
});
