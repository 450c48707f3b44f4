import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migration1 } from '#main/storage/migration-1.ts';
import { applicationId } from '#main/storage/migrations.ts';
import { openDatabase } from '#main/storage/sqlite.ts';
import type { Database } from '#main/storage/sqlite.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleHash, exampleManifest, exampleRun, temporaryWorkspace } from './example-workspace.ts';

const runId = '20261124aaaa';

/** A row in each table of version 1. */
const rows = `
INSERT INTO datasets VALUES ('${exampleHash}', 'Example', '${JSON.stringify(exampleManifest)}', '2026-11-24T09:00:00.000Z');
INSERT INTO runs (id, name, dataset_hash, hyperparameters, seed, versions, app_version, state, created_at, step, metrics)
VALUES ('${runId}', 'first', '${exampleHash}', '${JSON.stringify(exampleRun(runId).hyperparameters)}', 1,
  '{"node":"v22.0.0"}', '0.1.0', 'finished', '2026-11-24T10:00:00.000Z', 7, '{"epoch/validation/negativeElbo":0.1}');
INSERT INTO run_tags VALUES ('${runId}', 'kept');
INSERT INTO metric_series VALUES (1, '${runId}', 'step/train/loss', 1, 2, 7, 0.5, 7, 0.5, 6, 0.75, 3, 0);
INSERT INTO metric_points VALUES (1, 6, 0.75, 1, 2), (1, 7, 0.5, 1, 3);
INSERT INTO artifacts VALUES ('${runId}', 1, 7, 1);
INSERT INTO checkpoints VALUES ('${runId}', 7, 1.0, 'checkpoints/7', 123, '2026-11-24T10:00:02.000Z');
INSERT INTO logs VALUES (5, '${runId}', '2026-11-24T10:00:01.000Z', 'warning', 'Ünïcode');`;

/** A folder with the file that the first workbench wrote, and what is in it. */
function workspaceOfVersion1() {
  const directory = temporaryDirectory();
  const database = openDatabase(join(directory, 'workbench.sqlite'), { readonly: false, timeoutMs: 0 });
  database.pragma('journal_mode = WAL');
  database.exec(migration1);
  database.pragma(`application_id = ${applicationId}`);
  database.pragma('user_version = 1');
  database.exec(rows);
  const content = contentOf(database);
  database.close();
  return { directory, content };
}

/** All rows of all tables but those of the query planner, by the name of the table. */
function contentOf(database: Database): Record<string, unknown[]> {
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name`)
    .pluck()
    .all();
  return Object.fromEntries(tables.map((name) => [name, database.prepare(`SELECT * FROM ${String(name)}`).all()]));
}

test('a file of version 1 keeps every row and gets empty tables of sweeps and trials', () => {
  const { directory, content } = workspaceOfVersion1();
  expect(Object.values(content).every((table) => table.length > 0)).toBe(true);
  openWorkspace(directory, { access: 'write', holder: 'test' }).close();
  const database = openDatabase(join(directory, 'workbench.sqlite'), { readonly: true, timeoutMs: 0 });
  const { sweeps, trials, ...others } = contentOf(database);
  expect([sweeps, trials]).toEqual([[], []]);
  expect(others).toEqual(content);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
});

test('a run of version 1 is read as before', () => {
  const workspace = temporaryWorkspace(workspaceOfVersion1().directory);
  expect(workspace.runs.list()).toEqual([workspace.runs.get(runId)]);
  expect(workspace.runs.get(runId)).toMatchObject({ name: 'first', tags: ['kept'], step: 7, hasCheckpoint: true });
  expect(workspace.metrics.read(runId, 0)?.series[0]?.values).toEqual(Float64Array.of(0.75, 0.5));
});

test('a reader of version 1 is told to wait for a writer, and let in after one', () => {
  const { directory } = workspaceOfVersion1();
  const read = () => openWorkspace(directory, { access: 'read', holder: 'reader' });
  expect(read).toThrow(/schema version 1, expected \d+: open the workspace in the app once/);
  openWorkspace(directory, { access: 'write', holder: 'test' }).close();
  const reader = read();
  expect(reader.sweeps.list()).toEqual([]);
  reader.close();
});
