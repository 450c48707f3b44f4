import { configurationKey } from '#shared/contract/configuration-key.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { Run } from '#shared/contract/run.ts';
import { compareGroups } from '#shared/statistics/repeat-groups.ts';
import type { GroupComparison, RepeatGroup } from '#shared/statistics/repeat-groups.ts';

/** Runs of one configuration that differ in their seeds. */
export interface NamedRuns {
  readonly name: string;
  readonly runs: readonly Run[];
}

/**
 * Whether the means of a metric differ by more than the seeds explain. Refuses a run without the metric, a seed twice and
 * a group without runs.
 */
export function compareRepeats(groups: readonly NamedRuns[], metric: MetricName): GroupComparison {
  return compareGroups(groups.map((group) => measuredGroup(group, metric)));
}

/** The run and all finished ones that differ from it in the seed alone: of two with one seed the run itself, or the newest. */
export function allRepeats(run: Run, all: readonly Run[]): readonly Run[] {
  const key = configurationKey(run);
  const bySeed = new Map<number, Run>();
  for (const other of all.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))) {
    if (other.state === 'finished' && configurationKey(other) === key) bySeed.set(other.hyperparameters.seed, other);
  }
  bySeed.set(run.hyperparameters.seed, run);
  return [...bySeed.values()];
}

function measuredGroup({ name, runs }: NamedRuns, metric: MetricName): RepeatGroup {
  const values = new Map<number, number>();
  for (const run of runs.toSorted((a, b) => a.hyperparameters.seed - b.hyperparameters.seed)) {
    const { seed } = run.hyperparameters;
    const value = run.metrics[metric];
    if (value === undefined) throw wrong(`run ${run.id} of group "${name}" has no metric ${metric}`);
    if (values.has(seed)) throw wrong(`group "${name}" has two runs with seed ${seed}; repeats differ in their seeds`);
    values.set(seed, value);
  }
  if (values.size === 0) throw wrong(`group "${name}" has no runs`);
  return { name, values };
}

function wrong(what: string): WorkbenchError {
  return new WorkbenchError('arguments/invalid', `Comparing groups: ${what}.`);
}
