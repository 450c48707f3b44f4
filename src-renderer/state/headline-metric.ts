import { quantities } from '#shared/contract/metric.ts';
import type { MetricName, MetricSplit, QuantityName, QuantityRow } from '#shared/contract/metric.ts';
import type { Run } from '#shared/contract/run.ts';

export interface HeadlineMetric {
  readonly value: number;
  readonly split: MetricSplit;
  readonly isFinal: boolean;
}

/** The figure of a run that counts most: the final one on the test split, until then the last of the watched split. */
export function headlineMetric(run: Pick<Run, 'metrics'>, quantity: QuantityName): HeadlineMetric | null {
  for (const [scope, split] of order) {
    const value = run.metrics[`${scope}/${split}/${quantity}` satisfies MetricName];
    if (value !== undefined) return { value, split, isFinal: scope === 'final' };
  }
  return null;
}

const order = [
  ['final', 'test'],
  ['epoch', 'validation'],
  ['epoch', 'test'],
  ['epoch', 'train'],
] as const;

/** The split that early stopping and the curves watch. */
export function watchedSplit(run: Pick<Run, 'hyperparameters'>): 'validation' | 'test' {
  return run.hyperparameters.validationExamples > 0 ? 'validation' : 'test';
}

export function quantityRow(name: QuantityName): QuantityRow {
  const row = quantities.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`quantityRow: "${name}" is not in the register of quantities`);
  return row;
}
