import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import RunsView from '#renderer/views/runs/RunsView.svelte';
import { exampleRun } from '#test/helpers/example-run.ts';
import { exampleSweep } from '#test/helpers/example-sweep.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';

const own = exampleRun({ id: '20261124100000000own', name: 'My own' });
const trial = exampleRun({
  id: '20261124100000000tri',
  name: 'Tried',
  trial: { sweepId: exampleSweep().id, number: 12 },
});

async function viewOf(runs: readonly (typeof own)[], areTrialRunsShown: boolean): Promise<string> {
  const workbench = createWorkbench(new FakeBridge({ 'runs:list': () => runs, 'sweeps:list': () => [exampleSweep()] }));
  await Promise.all([workbench.runs.load(), workbench.sweeps.load()]);
  workbench.sweeps.areTrialRunsShown = areTrialRunsShown;
  return textOf(rendered(RunsView, {}, workbench));
}

test('trials of sweeps are hidden behind a switch that counts them', async () => {
  const text = await viewOf([own, trial], false);
  expect(text).toContain('Show trials of sweeps (1)');
  expect(text).toContain('My own');
  expect(text).not.toContain('Tried');
});

test('shown, they say which trial of which sweep they are', async () => {
  expect(await viewOf([own, trial], true)).toContain('Tried trial 12 of Digits sweep');
});

test('without trials there is no switch; with nothing but trials the list says so', async () => {
  expect(await viewOf([own], false)).not.toContain('Show trials');
  expect(await viewOf([trial], false)).toContain('All runs here are trials of sweeps');
});
