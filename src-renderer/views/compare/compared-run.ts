import type { Run } from '#shared/contract/run.ts';
import type { RunArtifacts } from '#renderer/state/run-artifacts.svelte.ts';
import type { RunMetrics } from '#renderer/state/run-metrics.svelte.ts';

/** One run of a comparison with what is read of it, and the color and dash that stand for it everywhere. */
export interface ComparedRun {
  readonly run: Run;
  readonly title: string;
  readonly color: string;
  readonly dash: readonly number[];
  readonly metrics: RunMetrics;
  readonly artifacts: RunArtifacts;
}
