import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import KeyFigures from '#renderer/views/run/overview/KeyFigures.svelte';
import TextBaselines from '#renderer/views/run/overview/TextBaselines.svelte';
import { exampleRun } from '#test/helpers/example-run.ts';
import { rendered, textOf } from '#test/helpers/rendered.ts';

const values = { ...defaultHyperparameters, network: 'recurrent' } as const;
const vae = exampleRun({
  id: '20261124100000000vae',
  hyperparameters: values,
  metrics: {
    'final/test/negativeElbo': 27.32,
    'final/test/trigramNll': 27.51,
    'final/test/perplexity': 32.1,
    'final/test/trigramPerplexity': 30.97,
  },
});
const model = exampleRun({
  id: '20261124100000000lmx',
  name: 'Decoder alone',
  hyperparameters: { ...values, modelKind: 'language-model' },
  metrics: { 'final/test/negativeElbo': 26.1 },
});

async function workbenchWith(runs: readonly Run[]) {
  const workbench = createWorkbench(new FakeBridge({ 'runs:list': () => runs }));
  await workbench.runs.load();
  return workbench;
}

test('key figures say in words how they stand to the trigram', async () => {
  const text = textOf(rendered(KeyFigures, { run: vae }, await workbenchWith([vae])));
  expect(text).toContain('−ELBO 27.32 nats per example, final test below the trigram by 0.19');
  expect(text).toContain('Perplexity 32.10 per token, final test above the trigram by 1.1');
});

test('without a language model of the same size, one is offered', async () => {
  const text = textOf(rendered(TextBaselines, { run: vae }, await workbenchWith([vae])));
  expect(text).toContain('Train a language model of the same size');
  expect(text).toContain('exp(−ELBO per token)');
});

test('with one, its figure stands beside, and which is lower', async () => {
  const text = textOf(rendered(TextBaselines, { run: vae }, await workbenchWith([vae, model])));
  expect(text).toContain('Decoder alone , has 26.10 nats per example (final test)');
  expect(text).toContain('The −ELBO of this run is above it by 1.2.');
  expect(text).not.toContain('Train a language model');
});

test('a language model is offered no baseline of itself', async () => {
  const text = textOf(rendered(TextBaselines, { run: model }, await workbenchWith([model])));
  expect(text).not.toContain('Train a language model');
  expect(text).toContain('−log p(x) itself');
});
