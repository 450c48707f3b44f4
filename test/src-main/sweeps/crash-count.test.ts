import { expect, test } from 'vitest';
import { createCrashCount } from '#main/sweeps/crash-count.ts';

test('crashes are counted for each trial, also when something else ended in between', () => {
  const { add } = createCrashCount('a');
  expect([add(0, 'SIGSEGV'), add(1, 'SIGSEGV'), add(1, null), add(0, 'SIGKILL'), add(2, null)]).toEqual([
    1, 1, 1, 2, 0,
  ]);
});

test('five in a row are a reason to stop, with the words of the last', () => {
  const { add, verdict } = createCrashCount('a');
  for (let number = 0; number < 4; number++) add(number, 'first');
  expect(verdict()).toBeNull();
  add(4, null);
  for (let number = 5; number < 9; number++) add(number, 'again');
  expect(verdict()).toBeNull();
  add(9, 'out of memory');
  expect(verdict()).toMatchObject({
    code: 'sweep/trials-fail',
    message: 'Sweep a: 5 trials in a row failed, the last with: out of memory',
  });
});
