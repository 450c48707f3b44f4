import { expect, test } from 'vitest';
import { workspaceWithRun } from './example-workspace.ts';

test('artifacts are listed by epoch; the same epoch again replaces its row', () => {
  const { workspace, runId } = workspaceWithRun();
  workspace.artifacts.insert(runId, { epoch: 2, step: 20, hasLatents: false });
  workspace.artifacts.insert(runId, { epoch: 0, step: 0, hasLatents: true });
  workspace.artifacts.insert(runId, { epoch: 2, step: 21, hasLatents: true });
  expect(workspace.artifacts.list(runId)).toEqual([
    { epoch: 0, step: 0, hasLatents: true },
    { epoch: 2, step: 21, hasLatents: true },
  ]);
});
