import { quantities } from '#shared/contract/metric.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import { dimensionName } from '#renderer/formatting/dimension-name.ts';

export interface MetricWords {
  readonly label: string;
  readonly unit: string;
  readonly help: string;
}

/** A metric as a person reads it: “Validation −ELBO” in nats per example, “Final test KL”, “Validation KL of z₄”. */
export function metricWords(metric: MetricName): MetricWords {
  const [scope, split, quantity] = metric.split('/') as [keyof typeof scopes, keyof typeof splits, string]; // so its type is spelled
  const dimension = /^kl\.(\d+)$/.exec(quantity)?.[1];
  const row = quantities.find(({ name }) => name === (dimension === undefined ? quantity : 'kl'));
  if (!row) throw new Error(`metricWords: "${quantity}" is not in the register of quantities`);
  const label = dimension === undefined ? row.label : `${row.label} of ${dimensionName(Number(dimension))}`;
  const place = [scopes[scope], splits[split]].filter(Boolean).join(' ');
  return { label: `${place[0]!.toUpperCase()}${place.slice(1)} ${label}`, unit: row.unit, help: row.help };
}

const scopes = { step: 'step', epoch: '', final: 'final' } as const;
const splits = { train: 'training', validation: 'validation', test: 'test' } as const;
