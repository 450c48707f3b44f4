import type { Run } from '#shared/contract/run.ts';
import { runTitle } from './run-words.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Deletes a run once the person has said so. */
export async function deleteAfterQuestion({ confirmation, runs, comparison }: Workbench, run: Run): Promise<void> {
  const isConfirmed = await confirmation.ask({
    title: `Delete “${runTitle(run)}”?`,
    body: 'Its curves, images, checkpoints and notes are removed from the workspace for good. Exports elsewhere stay.',
    confirmLabel: 'Delete run',
  });
  if (isConfirmed && (await runs.delete(run.id))) comparison.runIds.delete(run.id);
}
