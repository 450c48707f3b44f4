import type { MetricName } from '#shared/contract/metric.ts';
import type { MetricGroup } from '#renderer/state/sweep-draft-metrics.ts';

/** With one item put in place of that at `index` (or at the end), or without it. */
export function replacedAt<Item>(items: readonly Item[], index: number, item: Item | null): readonly Item[] {
  const before = items.slice(0, index);
  const after = items.slice(index + 1);
  return item === null ? [...before, ...after] : [...before, item, ...after];
}

/** What a new line begins with: the first metric that is not used yet, or the first of all. */
export function firstUnused(groups: readonly MetricGroup[], used: readonly MetricName[]): MetricName | undefined {
  const metrics = groups.flatMap((group) => group.metrics);
  return metrics.find((metric) => !used.includes(metric)) ?? metrics[0];
}
