import { expect, test } from 'vitest';
import type { SweepTrial } from '#shared/contract/sweep.ts';
import { createTrialLog } from '#main/sweeps/trial-log.ts';
import type { StartRun } from '#main/sweeps/trial-log.ts';
import { exampleManifest, exampleRun, temporaryWorkspace } from '../storage/example-workspace.ts';
import { exampleSweep } from './example-sweep.ts';

const sweepId = '20261124ssss';

function fixture() {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  const definition = exampleSweep();
  const createdAt = '2026-11-24T10:00:00.000Z';
  workspace.sweeps.insert({ id: sweepId, state: 'running', definition, createdAt, appVersion: '0' });
  const changes: SweepTrial[] = [];
  const log = createTrialLog(workspace, { id: sweepId, definition }, (trial) => void changes.push(trial));
  const startRun =
    (id: string): StartRun =>
    (inserted) => {
      workspace.runs.insert(exampleRun(id));
      inserted(id);
      return id;
    };
  return { workspace, log, changes, startRun };
}

test('each change is in memory, in the workspace and told', () => {
  const { workspace, log, changes, startRun } = fixture();
  expect(log.giveOut({ beta: 1 }, startRun('20261124aaaa'))).toBe('20261124aaaa');
  log.report(0, { step: 1, value: 9 });
  log.end(0, { outcome: 'finished', objectives: [8], constraints: [] });
  expect(log.all).toEqual(workspace.sweeps.trials(sweepId));
  expect(log.all).toMatchObject([{ outcome: 'finished', objectives: [8], reports: [{ step: 1, value: 9 }] }]);
  expect(changes.map(({ outcome, reports }) => [outcome, reports.length])).toEqual([
    ['running', 0],
    ['running', 1],
    ['finished', 1],
  ]);
});

test('a run that cannot start leaves no trial', () => {
  const { workspace, log } = fixture();
  const failing = () => {
    throw new Error('no dataset');
  };
  expect(() => log.giveOut({ beta: 1 }, failing)).toThrow('no dataset');
  expect(log.all).toEqual([]);
  expect(workspace.sweeps.trials(sweepId)).toEqual([]);
});

test('a point of which no run can be made is a trial without one', () => {
  const { workspace, log } = fixture();
  expect(log.giveOut({ beta: 1 }, null)).toBeNull();
  log.end(0, { outcome: 'failed', objectives: [], constraints: [] });
  expect(workspace.sweeps.trials(sweepId)).toMatchObject([{ number: 0, runId: null, outcome: 'failed' }]);
});

test('a run that goes back to a checkpoint forgets what it reported later, in memory as in the workspace', () => {
  const { workspace, log, startRun } = fixture();
  log.giveOut({ beta: 1 }, startRun('20261124aaaa'));
  for (const step of [1, 2, 3]) log.report(0, { step, value: 10 - step });
  log.report(0, { step: 2, value: 5 });
  const expected = [
    { step: 1, value: 9 },
    { step: 2, value: 5 },
  ];
  expect(log.get(0).reports).toEqual(expected);
  expect(workspace.sweeps.trials(sweepId)[0]!.reports).toEqual(expected);
});

test('a trial that begins again has a new run and no reports', () => {
  const { workspace, log, startRun } = fixture();
  log.giveOut({ beta: 1 }, startRun('20261124aaaa'));
  log.report(0, { step: 1, value: 9 });
  log.beginAgain(0, startRun('20261124bbbb'));
  expect(log.get(0)).toMatchObject({ runId: '20261124bbbb', reports: [] });
  expect(log.all).toEqual(workspace.sweeps.trials(sweepId));
});

test('a pruner is asked about one trial among all the others', () => {
  const { log, startRun } = fixture();
  log.giveOut({ beta: 1 }, startRun('20261124aaaa'));
  log.giveOut({ beta: 2 }, startRun('20261124bbbb'));
  const verdict = log.judge(1, (trial, others) => {
    return trial.number === 1 && others.map(({ number }) => number).join() === '0' ? 'prune' : 'wait';
  });
  expect(verdict).toBe('prune');
});

test('a trial that is not there is an error with its number', () => {
  expect(() => fixture().log.get(0)).toThrow('there is no trial 0');
});
