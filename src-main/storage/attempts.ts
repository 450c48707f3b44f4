import { createRunMetrics } from './run-metrics.ts';
import type { Database } from './sqlite.ts';

/** Where an attempt begins: at a checkpoint, or null for the very beginning. */
export type ResumePoint = { readonly step: number; readonly epoch: number } | null;

export interface Attempts {
  /**
   * Marks the run as running and forgets, in the same transaction, all that it recorded after the resume point:
   * the same steps are about to be computed again. Readers whose cursor is older begin again. Gives the attempt, 1 for the first.
   */
  begin(runId: string, from: ResumePoint, now: string): number;
}

export function createAttempts(database: Database): Attempts {
  const mark = database
    .prepare(
      `UPDATE runs SET attempt = attempt + 1, state = 'running', step = @step, epoch = @epoch,
        started_at = coalesce(started_at, @now), finished_at = NULL, milliseconds_left = NULL,
        error_code = NULL, error_message = NULL,
        metric_sequence = metric_sequence + 1, restart_sequence = metric_sequence + 1
       WHERE id = @runId RETURNING attempt`,
    )
    .pluck();
  const truncateMetrics = createTruncation(database);
  const truncateArtifacts = database.prepare('DELETE FROM artifacts WHERE run_id = ? AND step > ?');
  const truncateCheckpoints = database.prepare('DELETE FROM checkpoints WHERE run_id = ? AND step > ?');
  const begin = database.transaction((runId: string, from: ResumePoint, now: string): number => {
    const attempt = mark.get({ runId, now, step: from?.step ?? 0, epoch: from?.epoch ?? 0 }) as number | undefined;
    if (attempt === undefined) throw new Error(`begin: there is no run ${runId}`);
    const lastStep = from?.step ?? -1; // step 0, before the first update, is computed again too
    truncateMetrics(runId, lastStep);
    truncateArtifacts.run(runId, lastStep);
    truncateCheckpoints.run(runId, lastStep);
    return attempt;
  });
  return { begin: (runId, from, now) => begin(runId, from, now) };
}

function createTruncation(database: Database): (runId: string, lastStep: number) => void {
  const changed = database.prepare('SELECT id FROM metric_series WHERE run_id = ? AND last_step > ?').pluck();
  const deletePoints = database.prepare('DELETE FROM metric_points WHERE series_id = ? AND step > ?');
  const deleteEmpty = database.prepare(`
    DELETE FROM metric_series WHERE id = @id AND NOT EXISTS (SELECT 1 FROM metric_points WHERE series_id = @id)`);
  const points = 'FROM metric_points WHERE series_id = @id';
  const summarize = database.prepare(`
    UPDATE metric_series SET
      point_count = (SELECT count(*) ${points}),
      (last_step, last_value) = (SELECT step, value ${points} ORDER BY step DESC LIMIT 1),
      (minimum_step, minimum_value) = (SELECT step, value ${points} ORDER BY value, step LIMIT 1),
      (maximum_step, maximum_value) = (SELECT step, value ${points} ORDER BY value DESC, step LIMIT 1)
    WHERE id = @id`);
  const updateRunMetrics = createRunMetrics(database);
  return (runId, lastStep) => {
    for (const id of changed.all(runId, lastStep)) {
      deletePoints.run(id, lastStep);
      if (deleteEmpty.run({ id }).changes === 0) summarize.run({ id });
    }
    updateRunMetrics(runId);
  };
}
