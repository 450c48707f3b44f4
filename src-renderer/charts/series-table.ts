import { alignSeries } from './aligned-series.ts';
import type { Points } from './aligned-series.ts';

export interface SeriesTableRow {
  readonly x: number;
  readonly values: readonly (number | null)[];
}

/** The last `most` places of several series as rows, the newest first. */
export function seriesTableRows(series: readonly Points[], most: number): readonly SeriesTableRow[] {
  const [xs, ...columns] = alignSeries(series);
  const count = Math.min(most, xs.length);
  return Array.from({ length: count }, (_, i) => {
    const at = xs.length - 1 - i;
    return { x: xs[at]!, values: columns.map((column) => column[at] ?? null) };
  });
}
