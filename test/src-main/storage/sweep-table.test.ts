import { describe, expect, test } from 'vitest';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { Sweep, SweepTrial } from '#shared/contract/sweep.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import type { Workspace } from '#main/storage/workspace.ts';
import { exampleManifest, exampleRun, temporaryWorkspace } from './example-workspace.ts';

const metric = 'epoch/validation/negativeElbo';
const definition = sweepDefinitionSchema.parse({
  name: 'Ünïcode "quotes"',
  space: [
    { name: 'encoderWidths', kind: 'choice', values: [[16], [32, 16]] },
    { name: 'encoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true },
  ],
  objectives: [{ metric, goal: 'minimize' }],
  sampler: { name: 'random' },
  trials: 4,
});

function exampleSweep(id: string, changes: Partial<Sweep> = {}): Sweep & { appVersion: string } {
  return { id, state: 'running', definition, createdAt: '2026-11-24T10:00:00.000Z', appVersion: '0.1.0', ...changes };
}

const sweepId = '20261124ssss';
const [firstRun, secondRun] = ['20261124aaaa', '20261124bbbb'];
const point = { encoderWidths: 1, encoderLearningRate: 0.1 + 0.2 };
const end = { outcome: 'finished', objectives: [1 / 3], constraints: [-1e-300] } as const;

/** One sweep and two runs. */
function workspaceWithSweep(): Workspace {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  for (const id of [firstRun, secondRun]) workspace.runs.insert(exampleRun(id));
  workspace.sweeps.insert(exampleSweep(sweepId));
  return workspace;
}

/** One sweep with trial 0, which runs. */
function workspaceWithTrial(runId: string | null = firstRun): Workspace {
  const workspace = workspaceWithSweep();
  workspace.sweeps.insertTrial(sweepId, { number: 0, point, runId });
  return workspace;
}

describe('sweeps', () => {
  test('are stored with everything that they were asked for', () => {
    const { appVersion: _appVersion, ...sweep } = exampleSweep(sweepId);
    const { sweeps } = workspaceWithSweep();
    expect(sweeps.get(sweepId)).toEqual(sweep);
    expect(sweeps.get('20261124none')).toBeNull();
  });

  test('are listed newest first', () => {
    const { sweeps } = workspaceWithSweep();
    expect(temporaryWorkspace().sweeps.list()).toEqual([]);
    sweeps.insert(exampleSweep('20261125ssss'));
    sweeps.insert(exampleSweep('20261123ssss'));
    expect(sweeps.list().map(({ id }) => id)).toEqual(['20261125ssss', sweepId, '20261123ssss']);
  });

  test('cannot be stored twice', () => {
    expect(() => workspaceWithSweep().sweeps.insert(exampleSweep(sweepId))).toThrow(/UNIQUE/);
  });

  test('take every state, and no other', () => {
    const { sweeps } = workspaceWithSweep();
    for (const state of ['finished', 'stopped', 'running'] as const) {
      sweeps.setState(sweepId, state);
      expect(sweeps.get(sweepId)?.state).toBe(state);
    }
    expect(() => sweeps.setState(sweepId, 'paused' as 'stopped')).toThrow(/CHECK/);
  });

  test('can be given more trials', () => {
    const { sweeps } = workspaceWithSweep();
    sweeps.setDefinition(sweepId, { ...definition, trials: 99 });
    expect(sweeps.get(sweepId)?.definition).toEqual({ ...definition, trials: 99 });
  });

  test('that a dead writer left running become stopped, their trials stay open', () => {
    const { sweeps } = workspaceWithTrial();
    sweeps.insert(exampleSweep('20261125ssss', { state: 'finished' }));
    sweeps.insert(exampleSweep('20261126ssss', { state: 'stopped' }));
    expect(sweeps.stopUnfinished()).toEqual([sweepId]);
    expect(sweeps.list().map(({ state }) => state)).toEqual(['stopped', 'finished', 'stopped']);
    expect(sweeps.trials(sweepId)[0]?.outcome).toBe('running');
    expect(sweeps.stopUnfinished()).toEqual([]);
  });

  test('are removed with their trials, but their runs stay', () => {
    const { sweeps, runs } = workspaceWithTrial();
    sweeps.remove(sweepId);
    expect(sweeps.get(sweepId)).toBeNull();
    expect(sweeps.trials(sweepId)).toEqual([]);
    expect(runs.get(firstRun)).not.toBeNull();
    expect(runs.get(firstRun)?.trial).toBeNull();
  });
});

describe('trials', () => {
  test('begin as running and without numbers', () => {
    const trial: SweepTrial = {
      number: 0,
      point,
      runId: firstRun,
      outcome: 'running',
      objectives: [],
      constraints: [],
      reports: [],
    };
    expect(workspaceWithTrial().sweeps.trials(sweepId)).toEqual([trial]);
  });

  test('come in order of their numbers, each sweep with its own', () => {
    const { sweeps } = workspaceWithSweep();
    sweeps.insert(exampleSweep('20261125ssss'));
    for (const number of [10, 2, 0]) sweeps.insertTrial(sweepId, { number, point, runId: null });
    sweeps.insertTrial('20261125ssss', { number: 2, point: {}, runId: null });
    expect(sweeps.trials(sweepId).map(({ number }) => number)).toEqual([0, 2, 10]);
    expect(sweeps.trials('20261125ssss')).toMatchObject([{ number: 2, point: {} }]);
    expect(sweeps.trials('20261124none')).toEqual([]);
  });

  test('with a number that is taken are refused and change nothing', () => {
    const { sweeps } = workspaceWithTrial();
    const before = sweeps.trials(sweepId);
    expect(() => sweeps.insertTrial(sweepId, { number: 0, point: {}, runId: secondRun })).toThrow(/UNIQUE/);
    expect(sweeps.trials(sweepId)).toEqual(before);
  });

  test('need a sweep, a run that exists, and one that no other trial has', () => {
    const { sweeps } = workspaceWithTrial();
    expect(() => sweeps.insertTrial('20261124none', { number: 0, point, runId: null })).toThrow(/FOREIGN KEY/);
    expect(() => sweeps.insertTrial(sweepId, { number: 1, point, runId: '20261124none' })).toThrow(/FOREIGN KEY/);
    expect(() => sweeps.insertTrial(sweepId, { number: 1, point, runId: firstRun })).toThrow(/UNIQUE.*run_id/);
    expect(() => sweeps.insertTrial(sweepId, { number: -1, point, runId: null })).toThrow(/CHECK/);
    expect(() => sweeps.insertTrial(sweepId, { number: 0.5, point, runId: null })).toThrow(/INTEGER/);
    expect(sweeps.trials(sweepId)).toHaveLength(1);
  });

  test('are written with their run or not at all', () => {
    const { sweeps, runs, transaction } = workspaceWithTrial();
    const giveOut = () =>
      transaction(() => {
        runs.insert(exampleRun('20261124cccc'));
        sweeps.insertTrial(sweepId, { number: 0, point, runId: '20261124cccc' });
      });
    expect(giveOut).toThrow(/UNIQUE/);
    expect(runs.get('20261124cccc')).toBeNull();
  });

  test('end once, with their numbers to the last bit', () => {
    const { sweeps } = workspaceWithTrial();
    sweeps.endTrial(sweepId, 0, end);
    expect(sweeps.trials(sweepId)).toMatchObject([{ ...end, point, runId: firstRun }]);
    const again = () => sweeps.endTrial(sweepId, 0, { outcome: 'failed', objectives: [], constraints: [] });
    expect(again).toThrow('no running trial 0');
    expect(sweeps.trials(sweepId)).toMatchObject([end]);
  });

  test.each(['pruned', 'failed'] as const)('that are %s keep their reports', (outcome) => {
    const { sweeps } = workspaceWithTrial();
    sweeps.setReports(sweepId, 0, [{ step: 1, value: 2 }]);
    sweeps.endTrial(sweepId, 0, { outcome, objectives: [], constraints: [] });
    expect(sweeps.trials(sweepId)).toMatchObject([{ outcome, objectives: [], reports: [{ step: 1, value: 2 }] }]);
  });

  test('are known by their run, and outlive it', () => {
    const { sweeps, runs } = workspaceWithTrial();
    sweeps.insertTrial(sweepId, { number: 1, point, runId: null });
    expect(runs.get(firstRun)?.trial).toEqual({ sweepId, number: 0 });
    expect(runs.get(secondRun)?.trial).toBeNull();
    sweeps.endTrial(sweepId, 0, end);
    runs.remove(firstRun);
    expect(sweeps.trials(sweepId)[0]).toMatchObject({ ...end, runId: null });
  });

  test('are counted by outcome, and come with the times of their runs', () => {
    const { sweeps, runs, attempts } = workspaceWithTrial();
    sweeps.insertTrial(sweepId, { number: 1, point, runId: null });
    sweeps.endTrial(sweepId, 1, end);
    expect(sweeps.counts(sweepId)).toEqual({ running: 1, finished: 1, pruned: 0, failed: 0 });
    expect(sweeps.counts('20261124none')).toEqual({ running: 0, finished: 0, pruned: 0, failed: 0 });
    const [startedAt, finishedAt] = ['2026-11-24T10:00:00.000Z', '2026-11-24T10:01:00.000Z'];
    attempts.begin(firstRun, null, startedAt);
    runs.setState(firstRun, 'finished', { finishedAt });
    const [first, second] = sweeps.trialTimes(sweepId);
    expect(first).toMatchObject({ startedAt: Date.parse(startedAt), finishedAt: Date.parse(finishedAt) });
    expect(second).toMatchObject({ ...end, number: 1, runId: null, startedAt: null, finishedAt: null });
    expect(sweeps.trialTimes(sweepId, [1, 7, 1])).toEqual([second]);
    expect(sweeps.trialTimes(sweepId, [])).toEqual([]);
  });

  test('come as rows too, in order of their numbers, with times to the millisecond', () => {
    const { sweeps, runs, attempts } = workspaceWithSweep();
    sweeps.insertTrial(sweepId, { number: 10, point: {}, runId: null });
    sweeps.insertTrial(sweepId, { number: 2, point, runId: firstRun });
    sweeps.endTrial(sweepId, 2, end);
    const [startedAt, finishedAt] = ['2026-11-24T10:00:00.001Z', '2026-11-24T10:01:00.999Z'];
    attempts.begin(firstRun, null, startedAt);
    runs.setState(firstRun, 'finished', { finishedAt });
    const first = [
      2,
      JSON.stringify(point),
      firstRun,
      'finished',
      JSON.stringify(end.objectives),
      JSON.stringify(end.constraints),
      Date.parse(startedAt),
      Date.parse(finishedAt),
    ];
    const second = [10, '{}', null, 'running', '[]', '[]', null, null];
    expect(sweeps.trialRows(sweepId, null)).toEqual([first, second]);
    expect(sweeps.trialRows(sweepId, [10, 7, 10])).toEqual([second]);
    expect(sweeps.trialRows('20261124none', null)).toEqual([]);
  });
});

describe('reports', () => {
  test('come by step, with their values to the last bit', () => {
    const { sweeps } = workspaceWithTrial();
    const reports = [0.1 + 0.2, -1 / 3, 5e-324, 1.7976931348623157e308, 123456789012345680000, 0].map(
      (value, step) => ({ step, value }),
    );
    sweeps.setReports(
      sweepId,
      0,
      [0, 2, 1, 5, 4, 3].map((index) => reports[index]!),
    );
    expect(sweeps.trials(sweepId)[0]?.reports).toEqual(reports);
  });

  test('take the place of those that were there', () => {
    const { sweeps } = workspaceWithTrial();
    sweeps.setReports(sweepId, 0, [
      { step: 9, value: 9 },
      { step: 11, value: 11 },
    ]);
    sweeps.setReports(sweepId, 0, [{ step: 10, value: 0.5 }]);
    expect(sweeps.trials(sweepId)[0]?.reports).toEqual([{ step: 10, value: 0.5 }]);
  });

  test('are read alone, of the trials that have some', () => {
    const { sweeps } = workspaceWithTrial();
    for (const number of [1, 2]) sweeps.insertTrial(sweepId, { number, point, runId: null });
    const reports = [{ step: 1, value: 0.1 + 0.2 }];
    for (const number of [2, 0]) sweeps.setReports(sweepId, number, reports);
    const text = '{"1":0.30000000000000004}';
    expect(sweeps.reportRows(sweepId, null)).toEqual([
      [0, text],
      [2, text],
    ]);
    expect(sweeps.reportRows(sweepId, [2, 1])).toEqual([[2, text]]);
  });

  test('are taken for a running trial only', () => {
    const { sweeps } = workspaceWithTrial();
    expect(() => sweeps.setReports(sweepId, 1, [{ step: 1, value: 1 }])).toThrow(
      `sweep ${sweepId} has no running trial 1`,
    );
    sweeps.endTrial(sweepId, 0, end);
    expect(() => sweeps.setReports(sweepId, 0, [{ step: 1, value: 1 }])).toThrow('no running trial 0');
    expect(sweeps.trials(sweepId)[0]?.reports).toEqual([]);
  });

  test.each([-1, 0.5, NaN])('of step %d are refused', (step) => {
    const { sweeps } = workspaceWithTrial();
    expect(() => sweeps.setReports(sweepId, 0, [{ step, value: 1 }])).toThrow(
      `step is ${step}, expected an integer ≥ 0`,
    );
  });
});

test.each([NaN, Infinity, -Infinity])('%d is stored nowhere', (value) => {
  const { sweeps } = workspaceWithTrial();
  const before = sweeps.trials(sweepId);
  const wrong = { number: 1, point: { encoderLearningRate: value }, runId: null };
  expect(() => sweeps.insertTrial(sweepId, wrong)).toThrow(`encoderLearningRate is ${value}, expected a finite number`);
  expect(() => sweeps.setReports(sweepId, 0, [{ step: 1, value }])).toThrow(`1 is ${value}`);
  expect(() => sweeps.endTrial(sweepId, 0, { ...end, objectives: [1, value] })).toThrow(`1 is ${value}`);
  expect(() => sweeps.endTrial(sweepId, 0, { ...end, constraints: [value] })).toThrow(`0 is ${value}`);
  expect(sweeps.trials(sweepId)).toEqual(before);
});

describe('a trial that runs again', () => {
  test('with the run that it had keeps its reports', () => {
    const { sweeps } = workspaceWithTrial();
    sweeps.setReports(sweepId, 0, [{ step: 1, value: 2 }]);
    sweeps.endTrial(sweepId, 0, { outcome: 'failed', objectives: [], constraints: [] });
    sweeps.reopenTrial(sweepId, 0, firstRun);
    expect(sweeps.trials(sweepId)).toMatchObject([
      { outcome: 'running', runId: firstRun, reports: [{ step: 1, value: 2 }] },
    ]);
  });

  test.each([firstRun, null])('with a new run instead of %s begins without reports', (runId) => {
    const { sweeps, runs } = workspaceWithTrial(runId);
    sweeps.setReports(sweepId, 0, [{ step: 1, value: 2 }]);
    sweeps.reopenTrial(sweepId, 0, secondRun);
    expect(sweeps.trials(sweepId)).toMatchObject([{ outcome: 'running', point, runId: secondRun, reports: [] }]);
    expect(runs.get(secondRun)?.trial).toEqual({ sweepId, number: 0 });
  });

  test('has not finished before', () => {
    const { sweeps } = workspaceWithTrial();
    sweeps.endTrial(sweepId, 0, end);
    expect(() => sweeps.reopenTrial(sweepId, 0, secondRun)).toThrow('no running or failed trial 0');
    expect(() => sweeps.reopenTrial(sweepId, 1, secondRun)).toThrow('no running or failed trial 1');
    expect(sweeps.trials(sweepId)).toMatchObject([{ ...end, runId: firstRun }]);
  });
});

test('a reader beside the writer sees sweeps and trials and cannot write them', () => {
  const workspace = workspaceWithTrial();
  const reader = openWorkspace(workspace.directory, { access: 'read', holder: 'reader' });
  expect(reader.sweeps.list()).toEqual(workspace.sweeps.list());
  expect(reader.sweeps.trials(sweepId)).toEqual(workspace.sweeps.trials(sweepId));
  const disguised = reader as Workspace; // what the types forbid, the database refuses too
  expect(() => disguised.sweeps.remove(sweepId)).toThrow(expect.objectContaining({ code: 'workspace/not-writable' }));
  reader.close();
});
