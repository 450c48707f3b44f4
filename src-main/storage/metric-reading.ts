import type { MetricName, MetricPage, MetricSeries } from '#shared/contract/metric.ts';
import type { Database } from './sqlite.ts';

/** What a table of runs shows of a series without reading its points. */
export interface SeriesSummary {
  readonly name: MetricName;
  readonly pointCount: number;
  readonly last: SummaryPoint;
  /** The first step, where several have the value. */
  readonly minimum: SummaryPoint;
  readonly maximum: SummaryPoint;
}

export interface SummaryPoint {
  readonly step: number;
  readonly value: number;
}

export interface MetricReading {
  /** Points appended after the cursor; null where there is no such run. */
  read(runId: string, after: number): MetricPage | null;
  summaries(runId: string): readonly SeriesSummary[];
}

export function createMetricReading(database: Database): MetricReading {
  const cursorOf = database.prepare(
    'SELECT metric_sequence AS cursor, restart_sequence AS restartedAt FROM runs WHERE id = ?',
  );
  const seriesAfter = database.prepare(`
    SELECT id, name, is_disordered AS isDisordered FROM metric_series
    WHERE run_id = ? AND last_sequence > ? ORDER BY id`);
  const readPoints = createPointReading(database);
  const read = database.transaction((runId: string, after: number): MetricPage | null => {
    const run = cursorOf.get(runId) as { cursor: number; restartedAt: number } | undefined;
    if (run === undefined) return null;
    // a cursor beyond the end was read from other data (an older copy put back, say): it begins again as well
    const restarted = (after > 0 && after < run.restartedAt) || after > run.cursor;
    const from = restarted ? 0 : after;
    const series = (seriesAfter.all(runId, from) as SeriesRow[]).map((row) => readPoints(row, from));
    return { cursor: run.cursor, series, restarted };
  });
  const summaries = database.prepare('SELECT * FROM metric_series WHERE run_id = ? ORDER BY id');
  return {
    read: (runId, after) => read(runId, after),
    summaries: (runId) => (summaries.all(runId) as SummaryRow[]).map(seriesSummary),
  };
}

interface SeriesRow {
  readonly id: number;
  readonly name: MetricName;
  readonly isDisordered: number;
}

/** step, value, sequence */
type PointRow = readonly [number, number, number];

function createPointReading(database: Database): (series: SeriesRow, after: number) => MetricSeries {
  const points = 'SELECT step, value, sequence FROM metric_points WHERE series_id = ?';
  const all = database.prepare(`${points} ORDER BY step`).raw();
  const newer = database.prepare(`${points} AND sequence > ? ORDER BY step`).raw();
  const backwards = database.prepare(`${points} ORDER BY step DESC`).raw();
  return ({ id, name, isDisordered }, after) => {
    if (after === 0) return metricSeries(name, all.all(id) as PointRow[]);
    if (isDisordered === 1) return metricSeries(name, newer.all(id, after) as PointRow[]);
    // Sequences rise with steps here: from the end back to the cursor, however long the series is.
    const rows: PointRow[] = [];
    for (const row of backwards.iterate(id) as IterableIterator<PointRow>) {
      if (row[2] <= after) break;
      rows.push(row);
    }
    return metricSeries(name, rows.reverse());
  };
}

function metricSeries(name: MetricName, rows: readonly PointRow[]): MetricSeries {
  const steps = new Float64Array(rows.length);
  const values = new Float64Array(rows.length);
  for (const [index, row] of rows.entries()) {
    steps[index] = row[0];
    values[index] = row[1];
  }
  return { name, steps, values };
}

interface SummaryRow {
  readonly name: MetricName;
  readonly point_count: number;
  readonly last_step: number;
  readonly last_value: number;
  readonly minimum_step: number;
  readonly minimum_value: number;
  readonly maximum_step: number;
  readonly maximum_value: number;
}

function seriesSummary(row: SummaryRow): SeriesSummary {
  return {
    name: row.name,
    pointCount: row.point_count,
    last: { step: row.last_step, value: row.last_value },
    minimum: { step: row.minimum_step, value: row.minimum_value },
    maximum: { step: row.maximum_step, value: row.maximum_value },
  };
}
