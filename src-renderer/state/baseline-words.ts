import { formatNumber } from '#renderer/formatting/number.ts';
import type { HeadlineMetric } from './headline-metric.ts';

/**
 * How a figure stands to that of a baseline: “below the trigram by 0.19”. Null where one is missing, or where they are not of
 * the same split.
 */
export function besideBaseline(
  figure: HeadlineMetric | null,
  baseline: HeadlineMetric | null,
  name: string,
): string | null {
  if (!figure || !baseline) return null;
  if (figure.split !== baseline.split || figure.isFinal !== baseline.isFinal) return null;
  const difference = figure.value - baseline.value;
  const size = formatNumber(Math.abs(difference), 2);
  if (Math.abs(difference) < 0.005) return `level with ${name}`;
  return `${difference < 0 ? 'below' : 'above'} ${name} by ${size}`;
}
