import { expect, test } from 'vitest';
import type { SweepOverview } from '#shared/contract/sweep.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import SweepsView from '#renderer/views/sweeps/SweepsView.svelte';
import { exampleDefinition, exampleSweep } from '#test/helpers/example-sweep.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';

async function viewOf(sweeps: readonly SweepOverview[]): Promise<string> {
  const bridge = new FakeBridge({
    'sweeps:list': () => sweeps,
    'sweeps:presets': () => ({ quick: exampleDefinition({ name: 'Ready-made' }) }),
  });
  const workbench = createWorkbench(bridge);
  await Promise.all([workbench.sweeps.load(), workbench.sweeps.loadPresets()]);
  return rendered(SweepsView, {}, workbench);
}

test('a sweep shows its state, progress, trials, best figure and method, and what can be done', async () => {
  const html = await viewOf([exampleSweep()]);
  expect(textOf(html)).toContain(
    'Digits sweep 3 finished · 1 running Running 3 of 20 · 1 min 30 s left 98.5 Validation −ELBO Random no pruner',
  );
  expect(html).toContain('aria-label="Pause Digits sweep"');
  expect(html).toContain('aria-label="Stop Digits sweep"');
  expect(html).not.toContain('aria-label="Delete Digits sweep"');
});

test('one that is stopped can go on or be deleted', async () => {
  const html = await viewOf([exampleSweep({ state: 'stopped' })]);
  expect(html).toContain('aria-label="Resume Digits sweep"');
  expect(html).toContain('aria-label="Delete Digits sweep"');
});

test('without a sweep it says what one is and offers those that ship', async () => {
  const text = textOf(await viewOf([]));
  expect(text).toContain('No sweep yet A sweep trains many runs with different settings');
  expect(text).toContain('Ready-made 20 trials for the lowest Validation −ELBO, chosen by Random, with no pruner.');
  expect(text).toContain('Searches KL weight and optimizer.');
});
