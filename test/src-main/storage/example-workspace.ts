import { onTestFinished } from 'vitest';
import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { PointBatch } from '#shared/contract/training-messages.ts';
import type { NewRun } from '#main/storage/run-row.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

/** An open workspace in a folder of its own, closed after the test. */
export function temporaryWorkspace(directory: string = temporaryDirectory()): Workspace {
  const workspace = openWorkspace(directory, { access: 'write', holder: 'test' });
  onTestFinished(() => workspace.close());
  return workspace;
}

export const exampleHash = 'a'.repeat(64);

export const exampleManifest: DatasetManifest = {
  formatVersion: 1,
  hash: exampleHash,
  name: 'Example',
  kind: 'images',
  shape: [2, 2, 1],
  classes: ['0', '1'],
  splits: { train: { count: 4, classCounts: [2, 2] }, test: { count: 2, classCounts: [1, 1] } },
  source: 'test',
  importedAt: '2026-11-24T00:00:00.000Z',
};

export function exampleRun(id: string, changes: Partial<NewRun> = {}): NewRun {
  return {
    id,
    name: `run ${id}`,
    preset: null,
    datasetHash: exampleHash,
    hyperparameters: defaultHyperparameters,
    appVersion: '0.1.0',
    createdAt: '2026-11-24T10:00:00.000Z',
    versions: { node: process.version },
    ...changes,
  };
}

/** A workspace with one run that has begun its first attempt. */
export function workspaceWithRun(runId = '20261124aaaa'): { workspace: Workspace; runId: string } {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  workspace.runs.insert(exampleRun(runId));
  workspace.attempts.begin(runId, null, now);
  return { workspace, runId };
}

export const now = '2026-11-24T10:00:01.000Z';

/** [name, step, value] rows as the columns that a worker sends. */
export function pointBatch(...rows: readonly (readonly [MetricName, number, number])[]): PointBatch {
  const names = [...new Set(rows.map(([name]) => name))];
  return {
    names,
    series: Int32Array.from(rows, ([name]) => names.indexOf(name)),
    steps: Float64Array.from(rows, ([, step]) => step),
    values: Float64Array.from(rows, ([, , value]) => value),
  };
}
