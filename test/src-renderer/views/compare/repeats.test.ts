import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import CompareView from '#renderer/views/compare/CompareView.svelte';
import Repeats from '#renderer/views/compare/Repeats.svelte';
import { exampleRun } from '#test/helpers/example-run.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';

const repeat = (id: string, seed: number, beta: number, value: number): Run =>
  exampleRun({
    id,
    hyperparameters: { ...defaultHyperparameters, seed, beta },
    metrics: { 'final/test/negativeElbo': value, 'final/test/kl': 5 },
  });
const all = [100, 104, 98, 107, 95].flatMap((value, seed) => [
  repeat(`one${seed}`, seed, 1, value),
  repeat(`four${seed}`, seed, 4, value - 0.95 - (seed % 2) * 0.02),
]);

async function workbenchWith(runs: readonly Run[]) {
  const workbench = createWorkbench(new FakeBridge({ 'runs:list': () => runs }));
  await workbench.runs.load();
  return workbench;
}

test('groups, their figures and what is to be thought of the difference', async () => {
  const html = rendered(Repeats, { runs: all }, await workbenchWith(all));
  const text = textOf(html);
  expect(text).toMatch(/β = 1 5 100\.8/);
  expect(text).toMatch(/0, 1, 2, 3, 4/);
  expect(text).toMatch(/β = 4 is lower than β = 1 by 0\.958 nats per example \(95 %: 0\.944 … 0\.97/);
  expect(text).toMatch(/unlikely to be noise \(p &lt; 0\.001\)|unlikely to be noise \(p < 0\.001\)/);
  expect(text).toContain('β = 4 is better.');
  expect(text).toContain('Paired t test over 5 seeds that both have.');
  expect(text).toContain('5 pairs can give 0.063 at the least');
  expect(html).toContain('Final test −ELBO in nats per example. β = 1: 5 runs, mean 100.8');
});

test('offers the seeds that the comparison lacks', async () => {
  const text = textOf(rendered(Repeats, { runs: all.slice(0, 3) }, await workbenchWith(all)));
  expect(text).toContain('Add the 7 other seeds of these configurations');
  expect(text).toContain('β = 4 ran with one seed only: too few repeats to tell.');
  const complete = textOf(rendered(Repeats, { runs: all }, await workbenchWith(all)));
  expect(complete).not.toContain('other seeds');
});

test('without repeats it says why nothing can be told', async () => {
  const text = textOf(rendered(Repeats, { runs: all.slice(0, 2) }, await workbenchWith(all.slice(0, 2))));
  expect(text).toContain('nobody can tell whether a difference is noise');
  expect(text).not.toContain('Mean');
});

test('figures that cannot be compared say so', async () => {
  const gaussian = all.map((run): Run => ({
    ...run,
    hyperparameters: {
      ...run.hyperparameters,
      likelihood: run.hyperparameters.beta === 4 ? 'gaussian-shared' : 'bernoulli',
    },
  }));
  const text = textOf(rendered(Repeats, { runs: gaussian }, await workbenchWith(gaussian)));
  expect(text).toContain('The likelihoods differ');
});

test('one picked run offers its other seeds, where there are some', async () => {
  const workbench = await workbenchWith(all);
  workbench.comparison.toggle('one0');
  expect(textOf(rendered(CompareView, {}, workbench))).toContain('Add its 4 other seeds');
  const alone = await workbenchWith(all.slice(0, 2));
  alone.comparison.toggle('one0');
  expect(textOf(rendered(CompareView, {}, alone))).not.toContain('other seed');
});
