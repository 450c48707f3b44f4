import type { LogLine } from '#shared/contract/run.ts';
import type { Database } from './sqlite.ts';

export interface LogReading {
  /** At most `linesPerPage` lines after the cursor; the same cursor back where there are no more. */
  read(runId: string, after: number): { readonly cursor: number; readonly lines: readonly LogLine[] };
}

export interface LogTable extends LogReading {
  append(runId: string, line: LogLine): void;
}

export const linesPerPage = 10_000;

/** A worker that prints its data by mistake must not fill the workspace. */
const longestLine = 10_000;

export function createLogTable(database: Database): LogTable {
  const read = database.prepare(
    'SELECT sequence, time, level, text FROM logs WHERE run_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  );
  const append = database.prepare('INSERT INTO logs (run_id, time, level, text) VALUES (@runId, @time, @level, @text)');
  return {
    read(runId, after) {
      const rows = read.all(runId, after, linesPerPage) as (LogLine & { readonly sequence: number })[];
      const lines = rows.map(({ time, level, text }) => ({ time, level, text }));
      return { cursor: rows.at(-1)?.sequence ?? after, lines };
    },
    append(runId, line) {
      append.run({ runId, ...line, text: line.text.slice(0, longestLine) });
    },
  };
}
