import { WorkbenchError } from '#shared/contract/errors.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { Run } from '#shared/contract/run.ts';
import { holmCorrection } from '#shared/statistics/holm-correction.ts';
import { meanInterval } from '#shared/statistics/mean-interval.ts';
import type { MeanInterval } from '#shared/statistics/mean-interval.ts';
import { pairedTest } from '#shared/statistics/paired-test.ts';
import type { TTest } from '#shared/statistics/paired-test.ts';
import { signedRankTest } from '#shared/statistics/signed-rank-test.ts';
import { welchTest } from '#shared/statistics/welch-test.ts';

/** Runs of one configuration that differ in their seeds. */
export interface RepeatGroup {
  readonly name: string;
  readonly runs: readonly Run[];
}

export interface GroupDifference {
  readonly first: string;
  readonly second: string;
  /** By seed where both groups have the same ones, else Welch's test of two groups. */
  readonly kind: 'paired' | 'unpaired';
  /** Second minus first; null when there are too few runs. */
  readonly test: TTest | null;
  /** p of the t test after Holm's correction for all differences that are looked at. */
  readonly adjustedP: number | null;
  /** p of Wilcoxon's test of the pairs, which asks for no normal distribution; null without pairs. */
  readonly signedRankP: number | null;
}

export interface GroupComparison {
  readonly groups: readonly (MeanInterval & { readonly name: string })[];
  /** Every pair of groups. */
  readonly differences: readonly GroupDifference[];
}

/** Whether the means of a metric differ by more than the seeds explain, with intervals of 95 %. */
export function compareGroups(groups: readonly RepeatGroup[], metric: MetricName): GroupComparison {
  const measured = groups.map(({ name, runs }) => ({ name, values: valuesBySeed(name, runs, metric) }));
  const tested = measured.flatMap((first, i) => measured.slice(i + 1).map((second) => difference(first, second)));
  const known = tested.flatMap(({ test }) => (test ? [test.p] : []));
  const adjusted = holmCorrection(known).values();
  return {
    groups: measured.map(({ name, values }) => ({ name, ...meanInterval([...values.values()]) })),
    differences: tested.map((one) => ({ ...one, adjustedP: one.test ? (adjusted.next().value ?? null) : null })),
  };
}

interface MeasuredGroup {
  readonly name: string;
  /** By rising seed. */
  readonly values: ReadonlyMap<number, number>;
}

function valuesBySeed(name: string, runs: readonly Run[], metric: MetricName): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  for (const run of runs.toSorted((a, b) => a.hyperparameters.seed - b.hyperparameters.seed)) {
    const { seed } = run.hyperparameters;
    const value = run.metrics[metric];
    if (value === undefined) throw wrong(`run ${run.id} of group "${name}" has no metric ${metric}`);
    if (values.has(seed)) throw wrong(`group "${name}" has two runs with seed ${seed}; repeats differ in their seeds`);
    values.set(seed, value);
  }
  if (values.size === 0) throw wrong(`group "${name}" has no runs`);
  return values;
}

function wrong(what: string): WorkbenchError {
  return new WorkbenchError('arguments/invalid', `Comparing groups: ${what}.`);
}

function difference(first: MeasuredGroup, second: MeasuredGroup): Omit<GroupDifference, 'adjustedP'> {
  const isPaired = [...first.values.keys()].join() === [...second.values.keys()].join();
  const [a, b] = [[...first.values.values()], [...second.values.values()]];
  return {
    first: first.name,
    second: second.name,
    kind: isPaired ? 'paired' : 'unpaired',
    test: (isPaired ? pairedTest(a, b) : welchTest(a, b)) ?? null,
    signedRankP: isPaired ? signedRankTest(a, b).p : null,
  };
}
