import { metricSplits, quantities } from '#shared/contract/metric.ts';
import type { MetricScope } from '#shared/contract/metric.ts';

/** Four significant digits, without exponents where they are not needed. */
export function readableNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const digits = Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6;
  return digits ? String(Number(value.toPrecision(4))) : value.toExponential(3);
}

export function readableDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function readableBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? 'B'}`;
}

/**
 * Rows (split, quantity, value, unit) of the metrics of one scope, in the order of the table of quantities, split by
 * split, without those of single latent dimensions.
 */
export function metricRows(metrics: Readonly<Record<string, number>>, scope: MetricScope): string[][] {
  return metricSplits.flatMap((split) =>
    quantities.flatMap((quantity) => {
      const value = metrics[`${scope}/${split}/${quantity.name}`];
      return value === undefined ? [] : [[split, quantity.label, readableNumber(value), quantity.unit]];
    }),
  );
}
