import { expect, test } from 'vitest';
import { seedName, withoutSeed } from '#renderer/state/seed-names.ts';

test('a repeat says its seed after the name that all have in common', () => {
  expect(seedName('Wide encoder', 3)).toBe('Wide encoder · seed 3');
  expect(withoutSeed('Wide encoder · seed 3')).toBe('Wide encoder');
  expect(seedName('', 3)).toBe('seed 3');
  expect(withoutSeed('seed 3')).toBe('');
  expect(withoutSeed('  Wide ')).toBe('Wide');
  expect(withoutSeed('Wide seed 3 again')).toBe('Wide seed 3 again');
});

test('a name that is too long gives way to the seed', () => {
  const name = seedName('x'.repeat(200), 2_147_483_647);
  expect(name).toHaveLength(200);
  expect(name).toMatch(/x · seed 2147483647$/);
});
