import { describe, expect, test } from 'vitest';
import type { MetricName } from '#shared/contract/metric.ts';
import { now, pointBatch, workspaceWithRun } from './example-workspace.ts';

const loss: MetricName = 'step/train/loss';

describe('append', () => {
  test('writes the same message once, however often it is sent', () => {
    const { workspace, runId } = workspaceWithRun();
    const batch = pointBatch([loss, 1, 0.5], [loss, 2, 0.25]);
    expect(workspace.metrics.append(runId, 1, batch)).toEqual({ appended: 2, repeated: 0, notFinite: 0 });
    expect(workspace.metrics.append(runId, 1, batch)).toEqual({ appended: 0, repeated: 2, notFinite: 0 });
    expect(workspace.metrics.summaries(runId)).toMatchObject([{ name: loss, pointCount: 2 }]);
  });

  test('keeps the first value of a step', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.metrics.append(runId, 1, pointBatch([loss, 1, 0.5]));
    workspace.metrics.append(runId, 1, pointBatch([loss, 1, 99]));
    expect(workspace.metrics.read(runId, 0)?.series[0]?.values).toEqual(Float64Array.of(0.5));
  });

  test('never records NaN or an infinity as a number', () => {
    const { workspace, runId } = workspaceWithRun();
    const result = workspace.metrics.append(runId, 1, pointBatch([loss, 1, NaN], [loss, 2, -Infinity]));
    expect(result).toEqual({ appended: 0, repeated: 0, notFinite: 2 });
    expect(workspace.metrics.read(runId, 0)?.series).toEqual([]);
  });

  test('takes an empty message', () => {
    const { workspace, runId } = workspaceWithRun();
    expect(workspace.metrics.append(runId, 1, pointBatch())).toEqual({ appended: 0, repeated: 0, notFinite: 0 });
  });

  test('refuses the points of an attempt that is over, and of an unknown run', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.attempts.begin(runId, null, now);
    expect(() => workspace.metrics.append(runId, 1, pointBatch([loss, 1, 1]))).toThrow(/attempt 1 is not the current/);
    expect(() => workspace.metrics.append('20261124zzzz', 1, pointBatch([loss, 1, 1]))).toThrow(/20261124zzzz/);
    expect(workspace.metrics.read(runId, 0)?.series).toEqual([]);
  });

  test('keeps nothing of a message with one impossible point', () => {
    const { workspace, runId } = workspaceWithRun();
    for (const step of [-1, 0.5, NaN, 2 ** 53]) {
      expect(() => workspace.metrics.append(runId, 1, pointBatch([loss, 1, 1], [loss, step, 1]))).toThrow(/step/);
    }
    const ragged = { ...pointBatch([loss, 1, 1], [loss, 2, 2]), values: Float64Array.of(1) };
    expect(() => workspace.metrics.append(runId, 1, ragged)).toThrow(/point 1 is incomplete/);
    const unnamed = { ...pointBatch([loss, 1, 1]), series: Int32Array.of(7) };
    expect(() => workspace.metrics.append(runId, 1, unnamed)).toThrow(/series 7/);
    expect(workspace.metrics.read(runId, 0)?.series).toEqual([]);
  });
});
