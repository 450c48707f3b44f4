import { expect, test } from 'vitest';
import { now, workspaceWithRun } from './example-workspace.ts';

const checkpoint = (step: number, bytes = 1) => ({
  step,
  epoch: 0.5,
  directory: `checkpoints/${step}`,
  bytes,
  createdAt: now,
});

test('checkpoints are listed newest first, replaced by their step and removed one by one', () => {
  const { workspace, runId } = workspaceWithRun();
  expect(workspace.runs.get(runId)?.hasCheckpoint).toBe(false);
  for (const step of [10, 30, 20]) workspace.checkpoints.insert(runId, checkpoint(step));
  workspace.checkpoints.insert(runId, checkpoint(30, 99));
  expect(workspace.checkpoints.list(runId)).toEqual([checkpoint(30, 99), checkpoint(20), checkpoint(10)]);
  expect(workspace.runs.get(runId)?.hasCheckpoint).toBe(true);
  for (const step of [10, 20, 30]) workspace.checkpoints.remove(runId, step);
  expect(workspace.runs.get(runId)?.hasCheckpoint).toBe(false);
});
