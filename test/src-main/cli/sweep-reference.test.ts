import { expect, test } from 'vitest';
import type { Sweep } from '#shared/contract/sweep.ts';
import { referencedSweep } from '#main/cli/sweep-reference.ts';
import { aSweepDefinition } from './fake-services.ts';

const sweeps = ['20261124bb', '20261124ba', '20261123aa'].map((id): Sweep => {
  return { id, state: 'finished', definition: aSweepDefinition, createdAt: '2026-11-24T10:00:00.000Z' };
});

test('finds a sweep by id, by the beginning of one, and the newest by "last"', () => {
  expect(referencedSweep('20261124ba', sweeps).id).toBe('20261124ba');
  expect(referencedSweep('20261123', sweeps).id).toBe('20261123aa');
  expect(referencedSweep('last', sweeps).id).toBe('20261124bb');
});

test('says which sweeps a beginning could mean, and that there is none', () => {
  expect(() => referencedSweep('20261124', sweeps)).toThrow('the beginning of 2 sweeps: 20261124bb, 20261124ba');
  expect(() => referencedSweep('x', sweeps)).toThrow('There is no sweep "x"');
  expect(() => referencedSweep('last', [])).toThrow('There is no sweep "last"');
});
