import { expect, test } from 'vitest';
import { pointBatch, workspaceWithRun } from './example-workspace.ts';

test('a run carries the last value of its epoch and final series, not those of steps', () => {
  const { workspace, runId } = workspaceWithRun();
  workspace.metrics.append(runId, 1, pointBatch(['epoch/test/kl', 1, 5], ['step/train/kl', 1, 9]));
  workspace.metrics.append(runId, 1, pointBatch(['epoch/test/kl', 2, 6], ['final/test/kl', 2, 7]));
  expect(workspace.runs.get(runId)?.metrics).toEqual({ 'epoch/test/kl': 6, 'final/test/kl': 7 });
});
