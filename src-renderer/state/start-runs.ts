import type { Run, RunDraft } from '#shared/contract/run.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Starts one after the other up to the first that cannot be started, and says how many there are now. */
export async function startRuns(
  { runs, notices }: Pick<Workbench, 'runs' | 'notices'>,
  drafts: readonly RunDraft[],
): Promise<readonly Run[]> {
  const started: Run[] = [];
  for (const draft of drafts) {
    const run = await runs.start(draft);
    if (!run) break; // why stands in a notice of its own, and the next would fail alike
    started.push(run);
  }
  const words = startWords(started, drafts.length);
  if (words) notices.say(words);
  return started;
}

function startWords(started: readonly Run[], wanted: number): string | null {
  const [first] = started;
  if (!first) return null;
  if (started.length < wanted) return `${started.length} of ${wanted} runs were started; the others were not.`;
  if (wanted > 1) return `${wanted} runs were started; those without a place are queued.`;
  return first.state === 'queued' ? 'The run is queued; it starts when a place is free.' : 'Training has started.';
}
