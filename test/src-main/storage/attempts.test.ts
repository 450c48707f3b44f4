import { describe, expect, test } from 'vitest';
import { now, pointBatch, workspaceWithRun } from './example-workspace.ts';

const checkpoint = (step: number) => ({
  step,
  epoch: step / 10,
  directory: `checkpoints/${step}`,
  bytes: 1,
  createdAt: now,
});

describe('begin', () => {
  test('counts attempts and keeps the first start', () => {
    const { workspace, runId } = workspaceWithRun();
    expect(workspace.attempts.begin(runId, null, '2027-01-01T00:00:00.000Z')).toBe(2);
    expect(workspace.runs.get(runId)).toMatchObject({ attempt: 2, startedAt: now, state: 'running' });
  });

  test('forgets points, artifacts and checkpoints after the resume point, and only those', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.metrics.append(
      runId,
      1,
      pointBatch(['step/train/loss', 10, 5], ['step/train/loss', 11, 1], ['epoch/train/loss', 20, 1]),
    );
    for (const epoch of [1, 2]) workspace.artifacts.insert(runId, { epoch, step: epoch * 10, hasLatents: false });
    for (const step of [10, 20]) workspace.checkpoints.insert(runId, checkpoint(step));
    workspace.attempts.begin(runId, { step: 10, epoch: 1 }, now);
    expect(workspace.metrics.summaries(runId)).toMatchObject([
      { name: 'step/train/loss', last: { step: 10, value: 5 } },
    ]);
    expect(workspace.runs.get(runId)).toMatchObject({ step: 10, epoch: 1, metrics: {} });
    expect(workspace.artifacts.list(runId).map(({ epoch }) => epoch)).toEqual([1]);
    expect(workspace.checkpoints.list(runId).map(({ step }) => step)).toEqual([10]);
  });

  test('from the very beginning forgets step 0 too', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.metrics.append(runId, 1, pointBatch(['epoch/validation/loss', 0, 700]));
    workspace.attempts.begin(runId, null, now);
    expect(workspace.metrics.summaries(runId)).toEqual([]);
  });

  test('leaves other runs alone and refuses an unknown one', () => {
    const { workspace } = workspaceWithRun('20261124aaaa');
    expect(() => workspace.attempts.begin('20261124zzzz', null, now)).toThrow(/20261124zzzz/);
  });
});
