import { expect, test } from 'vitest';
import { deleteSweepAfterQuestion } from '#renderer/state/delete-sweep.ts';
import type { Question } from '#renderer/state/confirmation.svelte.ts';
import type { Workbench } from '#renderer/state/workbench.svelte.ts';
import { exampleSweep } from '#test/helpers/example-sweep.ts';

test.each([
  [false, true, [], false],
  [true, false, [['s1', false]], true],
  [true, true, [['s1', true]], true],
] as const)('confirmed %s, with the runs %s: deletes %j', async (isConfirmed, isOptionChosen, calls, isGone) => {
  const deleted: unknown[] = [];
  const asked: Question[] = [];
  const parts = {
    confirmation: {
      askWithOption: (question: Question) => {
        asked.push(question);
        return Promise.resolve({ isConfirmed, isOptionChosen });
      },
    },
    sweeps: { delete: (...input: unknown[]) => Promise.resolve(deleted.push(input) > 0) },
  } as unknown as Workbench; // the parts that a deletion touches
  expect(await deleteSweepAfterQuestion(parts, exampleSweep({ id: 's1' }))).toBe(isGone);
  expect(deleted).toEqual(calls);
  expect(asked[0]?.option).toContain('4 trials');
});
