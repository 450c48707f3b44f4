import { expect, test } from 'vitest';
import { isDeclarationsOnly } from './declarations-only.ts';

test.each([
  ["import type { A } from './a.ts';\nexport interface B extends A { readonly c: number }", true],
  ['/** why */\nexport type A = 1 | 2;', true],
  ['', true],
  ['export const a = 1;', false],
  ['export function a(): void {}', false],
  ["import './side-effect.ts';", false],
  ['export type A = 1;\nexport class B {}', false],
])('%j declares types only: %j', (source, expected) => {
  expect(isDeclarationsOnly(source)).toBe(expected);
});
