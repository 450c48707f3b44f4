import type { MetricName } from '#shared/contract/metric.ts';
import type { PointBatch } from '#shared/contract/training-messages.ts';
import { createRunMetrics } from './run-metrics.ts';
import type { Database } from './sqlite.ts';

export interface AppendResult {
  readonly appended: number;
  /** Points of a step that the series has already: the first value stays. */
  readonly repeated: number;
  /** NaN and infinities are never recorded as numbers. */
  readonly notFinite: number;
}

export interface MetricWriting {
  /** One transaction a message. `attempt` must be the current one: a worker that was given up writes nothing. */
  append(runId: string, attempt: number, points: PointBatch): AppendResult;
}

export function createMetricWriting(database: Database): MetricWriting {
  const nextSequence = database
    .prepare(
      `UPDATE runs SET metric_sequence = metric_sequence + 1 WHERE id = ? AND attempt = ? RETURNING metric_sequence`,
    )
    .pluck();
  const insertPoint = database.prepare(`
    INSERT INTO metric_points (series_id, step, value, attempt, sequence) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (series_id, step) DO NOTHING`);
  const table = createSeriesTable(database);
  const updateRunMetrics = createRunMetrics(database);
  const append = database.transaction((runId: string, attempt: number, points: PointBatch): AppendResult => {
    const sequence = nextSequence.get(runId, attempt) as number | undefined;
    if (sequence === undefined) throw new Error(`append: attempt ${attempt} is not the current one of run ${runId}`);
    const open: (SeriesState | undefined)[] = points.names.map(() => undefined);
    let [appended, repeated, notFinite] = [0, 0, 0];
    for (let index = 0; index < points.steps.length; index += 1) {
      const { which, step, value } = pointAt(points, index);
      if (!Number.isFinite(value)) {
        notFinite += 1;
        continue;
      }
      const series = (open[which] ??= table.open(runId, points.names[which] as MetricName, step, value, sequence));
      if (insertPoint.run(series.id, step, value, attempt, sequence).changes === 0) {
        repeated += 1;
        continue;
      }
      addToSummary(series, step, value);
      appended += 1;
    }
    const changed = open.filter((series): series is SeriesState => series?.isChanged === true);
    for (const series of changed) table.save(series, sequence);
    if (changed.some((series) => series.isPerStep === 0)) updateRunMetrics(runId);
    return { appended, repeated, notFinite };
  });
  return { append: (runId, attempt, points) => append(runId, attempt, points) };
}

function pointAt(points: PointBatch, index: number): { which: number; step: number; value: number } {
  const which = points.series[index];
  const step = points.steps[index];
  const value = points.values[index];
  if (which === undefined || step === undefined || value === undefined || points.names[which] === undefined) {
    const sizes = `${points.series.length} series, ${points.steps.length} steps, ${points.values.length} values`;
    throw new Error(`append: point ${index} is incomplete (${sizes}, ${points.names.length} names, series ${which})`);
  }
  if (!Number.isSafeInteger(step) || step < 0) throw new Error(`append: step must be a whole number ≥ 0, got ${step}`);
  return { which, step, value };
}

/** The summary of a series while a message is being written. */
interface SeriesState {
  readonly id: number;
  readonly isPerStep: number;
  pointCount: number;
  lastStep: number;
  lastValue: number;
  minimumStep: number;
  minimumValue: number;
  maximumStep: number;
  maximumValue: number;
  isDisordered: number;
  isChanged: boolean;
}

function addToSummary(series: SeriesState, step: number, value: number): void {
  series.isChanged = true;
  series.pointCount += 1;
  if (step < series.lastStep) series.isDisordered = 1;
  if (step >= series.lastStep) [series.lastStep, series.lastValue] = [step, value];
  if (value < series.minimumValue || (value === series.minimumValue && step < series.minimumStep)) {
    [series.minimumStep, series.minimumValue] = [step, value];
  }
  if (value > series.maximumValue || (value === series.maximumValue && step < series.maximumStep)) {
    [series.maximumStep, series.maximumValue] = [step, value];
  }
}

interface SeriesTable {
  /** The row of a series, made from its first point where it is new. */
  open(runId: string, name: MetricName, step: number, value: number, sequence: number): SeriesState;
  save(series: SeriesState, sequence: number): void;
}

function createSeriesTable(database: Database): SeriesTable {
  const find = database.prepare(`
    SELECT id, is_per_step AS isPerStep, point_count AS pointCount, last_step AS lastStep, last_value AS lastValue,
      minimum_step AS minimumStep, minimum_value AS minimumValue,
      maximum_step AS maximumStep, maximum_value AS maximumValue, is_disordered AS isDisordered
    FROM metric_series WHERE run_id = ? AND name = ?`);
  const insert = database.prepare(`
    INSERT INTO metric_series (run_id, name, is_per_step, point_count, last_step, last_value, minimum_step,
      minimum_value, maximum_step, maximum_value, last_sequence)
    VALUES (@runId, @name, @isPerStep, 0, @step, @value, @step, @value, @step, @value, @sequence)`);
  const save = database.prepare(`
    UPDATE metric_series SET point_count = @pointCount, last_step = @lastStep, last_value = @lastValue,
      minimum_step = @minimumStep, minimum_value = @minimumValue, maximum_step = @maximumStep,
      maximum_value = @maximumValue, is_disordered = @isDisordered, last_sequence = @sequence
    WHERE id = @id`);
  return {
    open(runId, name, step, value, sequence) {
      const known = find.get(runId, name) as Omit<SeriesState, 'isChanged'> | undefined;
      if (known !== undefined) return { ...known, isChanged: false };
      insert.run({ runId, name, isPerStep: Number(name.startsWith('step/')), step, value, sequence });
      return { ...(find.get(runId, name) as SeriesState), isChanged: false };
    },
    save: ({ isChanged: _isChanged, isPerStep: _isPerStep, ...series }, sequence) =>
      void save.run({ ...series, sequence }),
  };
}
