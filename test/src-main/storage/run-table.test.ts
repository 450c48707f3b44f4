import { describe, expect, test } from 'vitest';
import { runStates } from '#shared/contract/run.ts';
import {
  exampleManifest,
  exampleRun,
  now,
  pointBatch,
  temporaryWorkspace,
  workspaceWithRun,
} from './example-workspace.ts';

describe('runs', () => {
  test('are stored with everything they were asked for', () => {
    const workspace = temporaryWorkspace();
    workspace.datasets.insert(exampleManifest);
    const run = exampleRun('20261124aaaa', { preset: 'mnist-quick', name: 'Ünïcode "quotes"' });
    workspace.runs.insert(run);
    const { versions: _versions, ...expected } = run;
    expect(workspace.runs.get(run.id)).toEqual({
      ...expected,
      state: 'queued',
      datasetName: 'Example',
      engine: null,
      startedAt: null,
      finishedAt: null,
      attempt: 0,
      step: 0,
      epoch: 0,
      stepsPerEpoch: null,
      millisecondsLeft: null,
      metrics: {},
      tags: [],
      notes: '',
      error: null,
      trial: null,
      hasCheckpoint: false,
    });
  });

  test('need their dataset', () => {
    expect(() => temporaryWorkspace().runs.insert(exampleRun('20261124aaaa'))).toThrow(/FOREIGN KEY/);
  });

  test('are listed newest first', () => {
    const { workspace } = workspaceWithRun('20261124aaaa');
    workspace.runs.insert(exampleRun('20261125aaaa'));
    expect(workspace.runs.list().map((run) => run.id)).toEqual(['20261125aaaa', '20261124aaaa']);
  });

  test('take every state and keep an error until they move on', () => {
    const { workspace, runId } = workspaceWithRun();
    for (const state of runStates) {
      workspace.runs.setState(runId, state);
      expect(workspace.runs.get(runId)?.state).toBe(state);
    }
    const error = { code: 'training/diverged', message: 'NaN at step 3' };
    workspace.runs.setState(runId, 'failed', { error, finishedAt: now });
    expect(workspace.runs.get(runId)).toMatchObject({ state: 'failed', error, finishedAt: now });
    workspace.attempts.begin(runId, null, now);
    expect(workspace.runs.get(runId)).toMatchObject({ state: 'running', error: null, finishedAt: null, attempt: 2 });
  });

  test('show where training is and what computes', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.runs.setStarted(runId, 'wasm 4.22.0', 469);
    workspace.runs.setProgress(runId, { step: 100, epoch: 0.25, millisecondsLeft: 1234.5 });
    expect(workspace.runs.get(runId)).toMatchObject({
      engine: 'wasm 4.22.0',
      stepsPerEpoch: 469,
      step: 100,
      epoch: 0.25,
      millisecondsLeft: 1234.5,
    });
    workspace.runs.setState(runId, 'finished', { finishedAt: now });
    expect(workspace.runs.get(runId)?.millisecondsLeft).toBeNull();
  });

  test('carry a name, notes and tags, each tag once', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.runs.describe(runId, { name: 'best', notes: '# so far', tags: ['b', 'a', 'b'] });
    expect(workspace.runs.get(runId)).toMatchObject({ name: 'best', notes: '# so far', tags: ['a', 'b'] });
    workspace.runs.describe(runId, { name: 'best', notes: '', tags: [] });
    expect(workspace.runs.get(runId)?.tags).toEqual([]);
  });

  test('are removed with all that belongs to them', () => {
    const { workspace, runId } = workspaceWithRun();
    workspace.metrics.append(runId, 1, pointBatch(['step/train/loss', 1, 1]));
    workspace.logs.append(runId, { time: now, level: 'info', text: 'hello' });
    workspace.runs.remove(runId);
    expect(workspace.runs.get(runId)).toBeNull();
    expect(workspace.metrics.summaries(runId)).toEqual([]);
    expect(workspace.logs.read(runId, 0).lines).toEqual([]);
  });

  test('that a dead writer left unfinished become interrupted, the others stay', () => {
    const { workspace } = workspaceWithRun('20261124000000');
    const ids = runStates.map((state, index) => {
      const id = `2026112400001${index}`;
      workspace.runs.insert(exampleRun(id));
      workspace.runs.setState(id, state);
      return id;
    });
    const interrupted = workspace.runs.interruptUnfinished(now);
    expect([...interrupted].sort()).toEqual(['20261124000000', ids[0], ids[1], ids[2]]);
    expect(ids.map((id) => workspace.runs.get(id)?.state)).toEqual([
      'interrupted',
      'interrupted',
      'interrupted',
      'finished',
      'canceled',
      'failed',
      'interrupted',
    ]);
  });
});
