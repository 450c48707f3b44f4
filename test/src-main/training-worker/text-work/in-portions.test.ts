import { expect, test } from 'vitest';
import type { PortionedWork } from '#shared/language/portioned-work.ts';
import { inPortions } from '#main/training-worker/text-work/in-portions.ts';

function* counting(done: number[]): PortionedWork<string> {
  for (let i = 0; i < 4; i++) {
    done.push(i);
    yield i / 4;
  }
  return 'counted';
}

test('tells at every stop which share is done, and gives the result', async () => {
  const told: unknown[] = [];
  const result = await inPortions(counting([]), 'counting', (...what) => Promise.resolve(void told.push(what)));
  expect(result).toBe('counted');
  expect(told).toEqual([0, 250, 500, 750].map((done) => ['counting', done, 1000]));
});

test('goes no further when it is not wanted any more', async () => {
  const done: number[] = [];
  const stopping = () => (done.length === 2 ? Promise.reject(new Error('canceled')) : Promise.resolve());
  await expect(inPortions(counting(done), 'counting', stopping)).rejects.toThrow('canceled');
  expect(done).toEqual([0, 1]);
});
