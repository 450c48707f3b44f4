import { expect, test } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { repeatedDrafts } from '#renderer/state/repeated-drafts.ts';
import { Runs } from '#renderer/state/runs.svelte.ts';
import { startRuns } from '#renderer/state/start-runs.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const draft = { name: 'Wide', preset: null, datasetHash: 'a'.repeat(64), hyperparameters: defaultHyperparameters };

/** A main process that takes so many runs and refuses the next. */
function workbench(places: number) {
  let taken = 0;
  const bridge = new FakeBridge({
    'runs:start': ({ name, hyperparameters }) => {
      if (taken === places) throw new WorkbenchError('disk/full', 'The disk is full.');
      taken++;
      return exampleRun({
        id: `2026112400000${taken}`,
        name,
        hyperparameters,
        state: taken === 1 ? 'running' : 'queued',
      });
    },
  });
  const notices = new Notices();
  const ask = createAsk(bridge, notices);
  return { bridge, notices, runs: new Runs(ask, (callback) => callback()) };
}

test('starts each draft once, in order, and keeps the runs', async () => {
  const { bridge, notices, runs } = workbench(9);
  const started = await startRuns({ runs, notices }, repeatedDrafts(draft, 3, ''));
  expect(started.map(({ name }) => name)).toEqual(['Wide · seed 1', 'Wide · seed 2', 'Wide · seed 3']);
  expect(bridge.asked.map(({ name }) => name)).toEqual(['runs:start', 'runs:start', 'runs:start']);
  expect(runs.list).toHaveLength(3);
  expect(notices.list.map(({ message }) => message)).toEqual([
    '3 runs were started; those without a place are queued.',
  ]);
});

test('an error in the middle keeps what was started, says how many and why, and asks no further', async () => {
  const { bridge, notices, runs } = workbench(2);
  const started = await startRuns({ runs, notices }, repeatedDrafts(draft, 5, ''));
  expect(started).toHaveLength(2);
  expect(bridge.asked).toHaveLength(3);
  expect(notices.list.map(({ message, tone }) => [tone, message])).toEqual([
    ['error', 'The disk is full.'],
    ['success', '2 of 5 runs were started; the others were not.'],
  ]);
});

test('a single run says whether it trains or waits; one that cannot start says only why', async () => {
  const first = workbench(1);
  await startRuns(first, [draft]);
  await startRuns(first, [draft]);
  expect(first.notices.list.map(({ message }) => message)).toEqual(['Training has started.', 'The disk is full.']);
});
