import type { MetricName } from '#shared/contract/metric.ts';
import { compareGroups } from '#shared/statistics/repeat-groups.ts';
import type { GroupComparison } from '#shared/statistics/repeat-groups.ts';
import { measuredRuns } from '#renderer/state/repeat-groups.ts';
import type { MeasuredRuns, RunGroup } from '#renderer/state/repeat-groups.ts';
import { repeatTitles } from '#renderer/state/repeat-titles.ts';

export interface ComparedGroup extends MeasuredRuns {
  readonly group: RunGroup;
  readonly title: string;
  /** Null while no run of the group counts for the metric. */
  readonly figures: GroupComparison['groups'][number] | null;
}

export interface ComparedRepeats {
  readonly groups: readonly ComparedGroup[];
  readonly differences: GroupComparison['differences'];
}

/** All groups with their figures; `referenceKey`: that of the group which the others are held against, null for each pair. */
export function comparedRepeats(
  groups: readonly RunGroup[],
  metric: MetricName,
  referenceKey: string | null = null,
): ComparedRepeats {
  const titles = repeatTitles(groups);
  const all = groups.map((group, i) => ({ group, title: titles[i]!, ...measuredRuns(group, metric) }));
  const told = all.filter(({ measured }) => measured.length > 0);
  const reference = told.findIndex(({ group }) => group.key === referenceKey);
  const values = told.map(({ title, measured }) => ({
    name: title,
    values: new Map(measured.map(({ run, value }) => [run.hyperparameters.seed, value])),
  }));
  const comparison = compareGroups(values, reference < 0 ? null : reference);
  const figures = new Map(comparison.groups.map((one) => [one.name, one]));
  return {
    groups: all.map((one) => ({ ...one, figures: figures.get(one.title) ?? null })),
    differences: comparison.differences,
  };
}

/** Why some runs of a group do not count; empty when all do. */
export function leftOutText({ unfinished, withoutMetric, sameSeed }: MeasuredRuns): string {
  const reasons = [
    unfinished > 0 ? `${unfinished} not finished` : '',
    withoutMetric > 0 ? `${withoutMetric} without this figure` : '',
    sameSeed > 0 ? `${sameSeed} with a seed that is there already` : '',
  ];
  return reasons.filter(Boolean).join(', ');
}
