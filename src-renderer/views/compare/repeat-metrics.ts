import { quantities } from '#shared/contract/metric.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { Run } from '#shared/contract/run.ts';

const places = ['final/test', 'epoch/validation', 'epoch/test', 'epoch/train'] as const;

/**
 * What can be compared over repeats: all that a finished run has, final test figures first, in the order of the register
 * of quantities. β is set, not measured.
 */
export function repeatMetrics(runs: readonly Pick<Run, 'state' | 'metrics'>[]): readonly MetricName[] {
  const finished = runs.filter(({ state }) => state === 'finished');
  return places.flatMap((place) =>
    quantities
      .filter(({ name }) => name !== 'beta')
      .map(({ name }): MetricName => `${place}/${name}`)
      .filter((metric) => finished.some(({ metrics }) => metrics[metric] !== undefined)),
  );
}
