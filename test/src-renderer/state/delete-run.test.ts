import { expect, test } from 'vitest';
import { deleteAfterQuestion } from '#renderer/state/delete-run.ts';
import type { Workbench } from '#renderer/state/workbench.svelte.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

test.each([true, false])('deletes only what was confirmed: %s', async (isConfirmed) => {
  const deleted: string[] = [];
  const runIds = new Set(['x']);
  const workbench = {
    confirmation: { ask: () => Promise.resolve(isConfirmed) },
    runs: { delete: (id: string) => Promise.resolve(deleted.push(id) > 0) },
    comparison: { runIds },
  } as unknown as Workbench; // the parts that a deletion touches
  await deleteAfterQuestion(workbench, exampleRun({ id: 'x' }));
  expect([deleted, [...runIds]]).toEqual(isConfirmed ? [['x'], []] : [[], ['x']]);
});
