import type { RunDraft } from '#shared/contract/run.ts';
import { startRuns } from './start-runs.ts';
import type { Workbench } from './workbench.svelte.ts';

type Parts = Pick<Workbench, 'runs' | 'comparison' | 'navigation' | 'notices'>;

const longestTag = 60;

/** Starts the runs, tags each with the name of the sweep that they come from, and opens the comparison with them alone. */
export async function startLonger(workbench: Parts, drafts: readonly RunDraft[], nameOfSweep: string): Promise<void> {
  const { runs, comparison, navigation } = workbench;
  const started = await startRuns(workbench, drafts);
  if (started.length === 0) return;
  const tags = [nameOfSweep.slice(0, longestTag).trim()];
  for (const { id } of started) await runs.describe({ runId: id, tags });
  comparison.runIds.clear();
  for (const { id } of started) comparison.runIds.add(id);
  navigation.go({ screen: 'compare' });
}
