import { describe, expect, test } from 'vitest';
import { referencedRun } from '#main/cli/run-reference.ts';
import { aRun } from './fake-services.ts';

const runs = [
  aRun({ id: '20261124aaaa', createdAt: '2026-11-24T10:00:00.000Z' }),
  aRun({ id: '20261124aabb', createdAt: '2026-11-24T12:00:00.000Z' }),
  aRun({ id: '20261124', createdAt: '2026-11-24T11:00:00.000Z' }),
];

describe('referencedRun', () => {
  test('finds a run by its id, also when the id begins another one', () => {
    expect(referencedRun('20261124aaaa', runs).id).toBe('20261124aaaa');
    expect(referencedRun('20261124', runs).id).toBe('20261124');
  });

  test('finds a run by the beginning of its id', () =>
    expect(referencedRun('20261124aab', runs).id).toBe('20261124aabb'));

  test('"last" is the newest', () => expect(referencedRun('last', runs).id).toBe('20261124aabb'));

  test('refuses a beginning of several ids and names them', () => {
    expect(() => referencedRun('20261124aa', runs)).toThrow(
      '"20261124aa" is the beginning of 2 runs: 20261124aaaa, 20261124aabb.',
    );
  });

  test('refuses what is not there', () => {
    expect(() => referencedRun('x', runs)).toThrow('There is no run "x"');
    expect(() => referencedRun('last', [])).toThrow('There is no run "last"');
  });
});
