import { expect, test } from 'vitest';
import { medianStepTime } from '#main/training-worker/median-step-time.ts';

/** Steps that take so long, one after the other, on a clock of their own. */
function timed(durations: readonly number[]) {
  let now = 0;
  const done: number[] = [];
  const median = medianStepTime(
    (step) => {
      done.push(step);
      now += durations[Math.min(step, durations.length - 1)]!;
    },
    () => now,
  );
  return { median, done };
}

test('the first three steps do not count', () => {
  expect(timed([500, 400, 300, 7, 9, 8, 8, 8]).median).toBe(8);
});

test('does twenty steps at most, fewer where they are slow, and one that counts in any case', () => {
  expect(timed([1]).done).toHaveLength(20);
  expect(timed([400]).done).toHaveLength(8);
  expect(timed([2000])).toMatchObject({ median: 2000, done: [0, 1, 2, 3] });
});
