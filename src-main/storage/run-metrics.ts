import type { Database } from './sqlite.ts';

/** Brings the run's own copy of its epoch and final metrics up to date; in the transaction that changed the series. */
export function createRunMetrics(database: Database): (runId: string) => void {
  const update = database.prepare(`
    UPDATE runs SET metrics = (
      SELECT json_group_object(name, last_value ORDER BY id) FROM metric_series WHERE run_id = @runId AND is_per_step = 0)
    WHERE id = @runId`);
  return (runId) => void update.run({ runId });
}
