import type { Run } from '#shared/contract/run.ts';
import type { RunArtifacts } from '#renderer/state/run-artifacts.svelte.ts';
import type { RunMetrics } from '#renderer/state/run-metrics.svelte.ts';

/** What stands for a run everywhere in a comparison. */
export interface LineLook {
  readonly title: string;
  readonly color: string;
  readonly dash: readonly number[];
}

/** One run of a comparison with what is read of it. */
export interface ComparedRun extends LineLook {
  readonly run: Run;
  readonly metrics: RunMetrics;
  readonly artifacts: RunArtifacts;
}
