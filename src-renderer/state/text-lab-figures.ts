import type { QuantityName } from '#shared/contract/metric.ts';
import type { Run } from '#shared/contract/run.ts';
import { formatNumber } from '#renderer/formatting/number.ts';
import { headlineMetric, quantityRow } from './headline-metric.ts';

export interface RunFigure {
  readonly label: string;
  readonly value: string;
  /** What it is, in which unit, of which split. */
  readonly help: string;
}

const names: readonly QuantityName[] = ['perplexity', 'trigramPerplexity', 'negativeElbo', 'kl', 'activeUnits'];

/** What is to be known of a trained model of texts in a line; a figure that was not measured is left out. */
export function runFigures(run: Pick<Run, 'metrics'>): readonly RunFigure[] {
  return names.flatMap((name) => {
    const metric = headlineMetric(run, name);
    if (!metric) return [];
    const { label, unit, help } = quantityRow(name);
    const where = `${metric.isFinal ? 'Final, ' : ''}${metric.split} split`;
    return [
      {
        label,
        value: formatNumber(metric.value),
        help: [help, unit && `In ${unit}.`, `${where}.`].filter(Boolean).join(' '),
      },
    ];
  });
}
