import type { SweepOverview } from '#shared/contract/sweep.ts';
import { formatCount } from '#renderer/formatting/number.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Deletes a sweep, with or without the runs of its trials, once the person has said so; says whether it is gone. */
export async function deleteSweepAfterQuestion(
  { confirmation, sweeps }: Pick<Workbench, 'confirmation' | 'sweeps'>,
  { id, definition, counts }: Pick<SweepOverview, 'id' | 'definition' | 'counts'>,
): Promise<boolean> {
  const trials = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { isConfirmed, isOptionChosen } = await confirmation.askWithOption({
    title: `Delete “${definition.name}”?`,
    body: 'The sweep and what it knows of its trials are removed from the workspace for good. The runs of the trials stay in the list of runs, unless you choose otherwise.',
    option: `Also delete the runs of its ${formatCount(trials)} trials, with curves, images and weights`,
    confirmLabel: 'Delete sweep',
  });
  return isConfirmed && (await sweeps.delete(id, isOptionChosen));
}
