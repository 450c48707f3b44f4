import { configurationKey } from '#shared/contract/configuration-key.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { Run } from '#shared/contract/run.ts';

/** Runs of one configuration on one dataset, by rising seed. */
export interface RunGroup {
  readonly key: string;
  readonly runs: readonly Run[];
}

/** Groups in the order in which their first run comes; a configuration that ran once is a group of one. */
export function runGroups(runs: readonly Run[]): readonly RunGroup[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = keyOf(run);
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return [...groups].map(([key, members]) => ({ key, runs: members.toSorted((a, b) => seed(a) - seed(b)) }));
}

/** Runs of the workspace that add a seed to one of the groups; of several with one seed the newest, a finished one first. */
export function missingRepeats(groups: readonly RunGroup[], all: readonly Run[]): readonly Run[] {
  const present = new Map(groups.map((group) => [group.key, new Set(group.runs.map(seed))]));
  const found = new Map<string, Run>();
  for (const run of all) {
    const key = keyOf(run);
    const seeds = present.get(key);
    if (!seeds || seeds.has(seed(run)) || run.state === 'failed' || run.state === 'canceled') continue;
    const place = `${key} ${seed(run)}`;
    const other = found.get(place);
    if (!other || isPreferred(run, other)) found.set(place, run);
  }
  return [...found.values()].toSorted((a, b) => seed(a) - seed(b));
}

/** The runs of a group that count for a metric, each with its value and another seed, and how many do not and why. */
export interface MeasuredRuns {
  readonly measured: readonly { readonly run: Run; readonly value: number }[];
  readonly unfinished: number;
  readonly withoutMetric: number;
  /** The same seed gives the same run: it says nothing about chance. */
  readonly sameSeed: number;
}

export function measuredRuns({ runs }: RunGroup, metric: MetricName): MeasuredRuns {
  const bySeed = new Map<number, { readonly run: Run; readonly value: number }>();
  const leftOut = { unfinished: 0, withoutMetric: 0, sameSeed: 0 };
  for (const run of runs) {
    const value = run.metrics[metric];
    const other = bySeed.get(seed(run));
    if (run.state !== 'finished') leftOut.unfinished++;
    else if (value === undefined) leftOut.withoutMetric++;
    else {
      if (other) leftOut.sameSeed++;
      if (!other || isPreferred(run, other.run)) bySeed.set(seed(run), { run, value });
    }
  }
  return { measured: [...bySeed.values()], ...leftOut };
}

function isPreferred(run: Run, other: Run): boolean {
  const [isFinished, isOtherFinished] = [run.state === 'finished', other.state === 'finished'];
  return isFinished === isOtherFinished ? run.createdAt > other.createdAt : isFinished;
}

function seed({ hyperparameters }: Run): number {
  return hyperparameters.seed;
}

/** Asked for all runs of the workspace with each news of one of them. */
const keys = new WeakMap<Run, string>();

function keyOf(run: Run): string {
  const known = keys.get(run);
  if (known !== undefined) return known;
  const key = configurationKey(run);
  keys.set(run, key);
  return key;
}
