import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import type { DataSource } from '#renderer/state/data-source.ts';
import { Draft } from '#renderer/state/draft.svelte.ts';
import type { EstimateState } from '#renderer/state/time-estimate.svelte.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import StartPanel from '#renderer/views/new-run/StartPanel.svelte';
import { rendered, textOf } from '#test/helpers/rendered.ts';
import { exampleCorpus, exampleImages } from '../../state/data-examples.ts';

const estimate: EstimateState = {
  kind: 'measured',
  estimate: { parameters: 1, stepsPerEpoch: 100, millisecondsPerStep: 10, processBytes: 5e8, isBusy: false },
};
const panel = (
  repeats: { readonly count: number; readonly error: null } | { readonly count: null; readonly error: string },
  source?: DataSource,
) =>
  rendered(
    StartPanel,
    {
      draft: new Draft(),
      source,
      obstacle: null,
      isStarting: false,
      isImporting: false,
      repeats,
      repeatsText: '5',
      estimate,
      onmeasure: () => undefined,
    },
    createWorkbench(new FakeBridge({})),
  );

test('several seeds: which they are, and how long all of them take', () => {
  const text = textOf(panel({ count: 5, error: null }));
  expect(text).toContain('Trains 5 times, with seeds 1 … 5.');
  expect(text).toContain('Time per run about 10 s');
  expect(text).toContain('5 runs in a row about 50 s');
  expect(text).toContain('Start 5 trainings');
});

test('a single seed is told as before', () => {
  const text = textOf(panel({ count: 1, error: null }));
  expect(text).toContain('Time in all about 10 s');
  expect(text).not.toContain('in a row');
  expect(text).toContain('Start training');
});

test('says how large the model is, and that a corpus is imported first', () => {
  const one = { count: 1, error: null } as const;
  // 784·512 + 512·256 + 2·256·2 + 2·256 + 256·512 + 512·784 weights, and a bias for each output
  expect(textOf(panel(one, exampleImages()))).toContain('Parameters 1,068,820');
  expect(textOf(panel(one, exampleCorpus))).toContain('The start imports tatoeba-english first.');
});

test('a wrong number of seeds stops the start and says why', () => {
  const html = panel({ count: null, error: 'Seeds: expected a whole number from 1 to 100.' });
  expect(textOf(html)).toContain('expected a whole number from 1 to 100');
  expect(html).toMatch(/<button class="button primary start[^>]* disabled/);
  expect(html).toContain('aria-invalid="true"');
});
