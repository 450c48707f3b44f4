import type { Database } from './sqlite.ts';

/** Where a run can be taken up again. `directory` is relative to the folder of the run, so that a workspace can move. */
export interface CheckpointRecord {
  readonly step: number;
  readonly epoch: number;
  readonly directory: string;
  readonly bytes: number;
  readonly createdAt: string;
}

export interface CheckpointReading {
  /** Newest first. */
  list(runId: string): readonly CheckpointRecord[];
}

export interface CheckpointTable extends CheckpointReading {
  insert(runId: string, checkpoint: CheckpointRecord): void;
  /** Its folder is gone. */
  remove(runId: string, step: number): void;
}

export function createCheckpointTable(database: Database): CheckpointTable {
  const list = database.prepare(`
    SELECT step, epoch, directory, bytes, created_at AS createdAt FROM checkpoints
    WHERE run_id = ? ORDER BY step DESC`);
  const insert = database.prepare(`
    INSERT INTO checkpoints (run_id, step, epoch, directory, bytes, created_at)
    VALUES (@runId, @step, @epoch, @directory, @bytes, @createdAt)
    ON CONFLICT (run_id, step) DO UPDATE
    SET epoch = excluded.epoch, directory = excluded.directory, bytes = excluded.bytes, created_at = excluded.created_at`);
  const remove = database.prepare('DELETE FROM checkpoints WHERE run_id = ? AND step = ?');
  return {
    list: (runId) => list.all(runId) as CheckpointRecord[],
    remove: (runId, step) => void remove.run(runId, step),
    insert: (runId, checkpoint) => void insert.run({ runId, ...checkpoint }),
  };
}
