import { expect, test } from 'vitest';
import type { TextManifest } from '#shared/contract/dataset.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { TextAnswer } from '#shared/contract/text-work.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { TextInterpolate } from '#renderer/state/text-interpolate.svelte.ts';
import { TextLab } from '#renderer/state/text-lab.svelte.ts';

const model = { ...defaultHyperparameters, network: 'recurrent' as const, labelCondition: 'none' as const };
const trigramPerplexity = { written: 2, nearest: 3 };
const written = { text: 'x', tokens: 2, logProbability: -1, isCut: false, label: null };
const way = { kind: 'interpolate', steps: [], trigramPerplexity } as const satisfies TextAnswer;
const sum = {
  ...{ kind: 'arithmetic', written, isCopied: false, nearest: [], nearestByWords: [] },
  trigramPerplexity,
} as const satisfies TextAnswer;

function opened() {
  const bridge = new FakeBridge({
    'texts:work': ({ request }) => (request.kind === 'interpolate' ? way : sum),
    'datasets:texts': ({ indices }) => ({
      texts: indices.map((place) => `text ${place}`),
      labels: indices.map(() => 'pos'),
    }),
  });
  const between = new TextInterpolate(new TextLab(bridge.call.bind(bridge), 'run00001'));
  return { bridge, between, ask: createAsk(bridge, new Notices()) };
}
const split = { count: 100, classCounts: [], characters: 0 };
const dataset: TextManifest = {
  ...{ formatVersion: 1, kind: 'texts', hash: 'a'.repeat(64), name: 'T', classes: ['pos'], source: '', importedAt: '' },
  ...{ language: 'en', leftOut: { empty: 0, duplicates: 0 }, splits: { train: split, test: split } },
};

test('keeps the answers to both, each beside its own texts', async () => {
  const { between } = opened();
  between.change({ from: 'a', to: 'b', start: 'c', minus: 'd', plus: 'e' });
  await between.work(model);
  between.change({ mode: 'arithmetic' });
  await between.work(model);
  expect([between.way, between.sum]).toEqual([way, sum]);
});

test('without texts nothing is asked', async () => {
  const { bridge, between } = opened();
  await between.work(model);
  expect([bridge.asked, between.way]).toEqual([[], null]);
});

test('texts of the dataset fill the fields of the mode alone, and a label that was not chosen', async () => {
  const { between, ask } = opened();
  between.change({ from: 'mine' });
  between.change({ mode: 'arithmetic' });
  await between.fill(ask, dataset);
  const { from, start, minus, plus, label } = between.form;
  expect([from, label]).toEqual(['mine', 'pos']);
  for (const text of [start, minus, plus]) expect(text).toMatch(/^text \d+$/);
  await between.fill(ask, dataset);
  expect(between.form.start).not.toBe(start);
});
