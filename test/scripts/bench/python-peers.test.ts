import { expect, test } from 'vitest';
import { lackingPackages } from '../../../scripts/bench/python-peers.mjs';

test('a package lacks when it is absent or of another version; a local suffix is no other version', () => {
  const wanted = { torch: '2.13.0', numpy: '' };
  expect(lackingPackages(wanted, { torch: '2.13.0+cpu', numpy: '2.4.6' })).toEqual([]);
  expect(lackingPackages(wanted, { torch: '2.12.1', numpy: '2.4.6' })).toEqual(['torch 2.13.0']);
  expect(lackingPackages(wanted, {})).toEqual(['torch 2.13.0', 'numpy']);
});

test('a version that only begins alike is another one', () => {
  expect(lackingPackages({ keras: '3.15.1' }, { keras: '3.15.10' })).toEqual(['keras 3.15.1']);
});
