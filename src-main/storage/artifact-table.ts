import type { EpochArtifacts } from '#shared/contract/run.ts';
import type { Database } from './sqlite.ts';

export interface ArtifactReading {
  /** In the order of epochs. */
  list(runId: string): readonly EpochArtifacts[];
}

export interface ArtifactTable extends ArtifactReading {
  insert(runId: string, artifacts: EpochArtifacts): void;
}

export function createArtifactTable(database: Database): ArtifactTable {
  const list = database.prepare('SELECT epoch, step, has_latents FROM artifacts WHERE run_id = ? ORDER BY epoch');
  const insert = database.prepare(`
    INSERT INTO artifacts (run_id, epoch, step, has_latents) VALUES (@runId, @epoch, @step, @hasLatents)
    ON CONFLICT (run_id, epoch) DO UPDATE SET step = excluded.step, has_latents = excluded.has_latents`);
  return {
    list(runId) {
      const rows = list.all(runId) as { epoch: number; step: number; has_latents: number }[];
      return rows.map((row) => ({ epoch: row.epoch, step: row.step, hasLatents: row.has_latents === 1 }));
    },
    insert(runId, { epoch, step, hasLatents }) {
      insert.run({ runId, epoch, step, hasLatents: Number(hasLatents) });
    },
  };
}
