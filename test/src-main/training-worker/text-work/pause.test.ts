import { expect, test } from 'vitest';
import { pausing } from '#main/training-worker/text-work/pause.ts';

test('every pause tells of the whole request', async () => {
  const told: unknown[] = [];
  const pause = pausing((...said) => Promise.resolve(void told.push(said)), 'writing', 3, 9);
  await pause();
  await pause();
  expect(told).toEqual([
    ['writing', 3, 9],
    ['writing', 3, 9],
  ]);
});

test('a pause ends what is not wanted any more', async () => {
  const pause = pausing(() => Promise.reject(new Error('canceled')), 'writing', 0, 1);
  await expect(pause()).rejects.toThrow('canceled');
});
