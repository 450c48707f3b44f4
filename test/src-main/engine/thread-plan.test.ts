import { expect, test } from 'vitest';
import { threadPlan } from '#main/engine/thread-plan.ts';

test('two halves of a batch side by side, each with half of the threads', () => {
  expect(threadPlan(2, true)).toEqual({ threads: 2, intraOperation: 1, interOperation: 2, parts: 2 });
  expect(threadPlan(8, true)).toEqual({ threads: 8, intraOperation: 4, interOperation: 8, parts: 2 });
  expect(threadPlan(3, true)).toMatchObject({ intraOperation: 1, parts: 2 });
});

test('one thread, or a batch that is not to be divided: one part with all threads', () => {
  expect(threadPlan(1, true)).toEqual({ threads: 1, intraOperation: 1, interOperation: 1, parts: 1 });
  expect(threadPlan(4, false)).toEqual({ threads: 4, intraOperation: 4, interOperation: 4, parts: 1 });
});
