import { expect, test } from 'vitest';
import type { SweepDefinition, SweepOverview } from '#shared/contract/sweep.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import SweepView from '#renderer/views/sweep/SweepView.svelte';
import TrialTable from '#renderer/views/sweep/TrialTable.svelte';
import { SweepPage } from '#renderer/views/sweep/sweep-page.svelte.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { exampleColumns, exampleDefinition, exampleSweep } from '#test/helpers/example-sweep.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';

async function workbenchWith(sweeps: readonly SweepOverview[]) {
  const workbench = createWorkbench(
    new FakeBridge({
      'sweeps:list': () => sweeps,
      'runs:list': () => [exampleRun()],
    }),
  );
  await Promise.all([workbench.sweeps.load(), workbench.runs.load()]);
  return workbench;
}

async function screenOf(sweep: SweepOverview): Promise<string> {
  return rendered(SweepView, { sweepId: sweep.id }, await workbenchWith([sweep]));
}

test('the page heads with state, progress, workers, the best trial and what can be done', async () => {
  const text = textOf(await screenOf(exampleSweep()));
  expect(text).toContain('Digits sweep Running');
  expect(text).toContain('2 workers with 1 thread each');
  expect(text).toContain('Pause Stop Add trials…');
  expect(text).toContain('3 of 20 trials · 1 min 30 s left');
  expect(text).toContain('Best: trial 1 , Validation −ELBO 98.5');
});

test('one that stopped by itself says why, and what to do', async () => {
  const error = { code: 'sweep/trials-fail', message: 'Five trials failed.' };
  const text = textOf(await screenOf(exampleSweep({ state: 'stopped', error })));
  expect(text).toContain('Five trials failed. Look at the log of the last trial');
  expect(text).toContain('Resume');
});

test('only several objectives have a trade-off, and a choice among them', async () => {
  const objectives = [
    { metric: 'final/test/kl', goal: 'minimize' },
    { metric: 'final/test/knnAccuracy', goal: 'maximize' },
  ];
  const several = textOf(await screenOf(exampleSweep({ definition: exampleDefinition({ objectives }) })));
  expect(several).toContain('Trade-off');
  expect(several).toContain('Objective Final test KL Final test 10-NN accuracy');
  expect(textOf(await screenOf(exampleSweep()))).not.toContain('Trade-off');
});

test('a sweep that is not there says so', async () => {
  const text = textOf(rendered(SweepView, { sweepId: 'gone' }, await workbenchWith([])));
  expect(text).toContain('This sweep is not in the workspace');
});

test('the table sorts by the chosen column and ticks what is picked', async () => {
  const definition: SweepDefinition = exampleDefinition();
  const workbench = await workbenchWith([exampleSweep()]);
  const page = new SweepPage(workbench.ask, { id: 's', definition }, () => false);
  page.trials.columns = exampleColumns(definition, [
    { number: 0, point: [1, 0], objectives: [120] },
    { number: 1, point: [2, 1], objectives: [98.5] },
    { number: 2, point: [3, 1], outcome: 'running' },
  ]);
  page.tableOrder = { columnId: 'objective-0', isDescending: false };
  page.picked.add(1);
  const html = rendered(TrialTable, { page, places: Int32Array.of(0, 1, 2) }, workbench);
  expect(textOf(html)).toMatch(/1 Finished 98\.50 2 SGD – – 0 Finished 120\.0 1 Adam – – 2 Waiting – 3 SGD/);
  expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
});
